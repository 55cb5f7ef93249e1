"""“Thống kê”: how the dossiers of the class stand, by the names of their procedures."""

from tests.sandbox.portal.citizen import citizen
from tests.support.desk import brought


def test_what_was_filed_is_counted_under_the_name_of_its_procedure(of):
    attempt, _ = brought(of, of.students[0], "registered")
    page = citizen(of, attempt).read("/thong-ke")
    code = of.exercise.cases.reference.procedure
    name = of.parts.content.world.catalogue.procedure(code).name
    assert f'<th scope="row" data-label="">{name}</th>' in page
    assert code not in page
