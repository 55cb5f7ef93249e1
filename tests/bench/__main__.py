"""python -m tests.bench"""

from tests.bench import board
from tests.bench.measure import main

if __name__ == "__main__":
    main()
    board.main()
