"""Electronic results: signed by the practice offices, and judged by whoever receives one.

Real: P-256 keys, X.509 certificates, a CMS signature in the file as PAdES (ETSI EN 319 142-1, level B-B) lays
down, made and checked with pyHanko. Any other tool, pdfsig or openssl, comes to the same finding.

Practice: the authority is this server's own and nobody else trusts it; its name says that it has no legal
worth. The time of signing is that of the exercise's calendar, put there by the signer: no time-stamping
authority confirms it, and nothing can be revoked. So a certificate is judged at the moment the file says it
was signed, never by the clock of the server, and a moment still to come in the exercise is not believed.
"""

from sandbox.signing.authority import Authority
from sandbox.signing.failure import SigningFailed

__all__ = ["Authority", "SigningFailed"]
