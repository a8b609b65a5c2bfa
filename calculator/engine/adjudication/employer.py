"""Who bears what the plan pays (docs/rules.md, 'Who bears it'): the employer, to an attachment point, or an insurer.
Whole numbers and columns only."""

from calculator.engine.adjudication.books import CoverageBooks
from calculator.engine.adjudication.columns import Coverages


def claims_borne(coverages: Coverages, books: CoverageBooks, coverage: int, plan_pays: int) -> int:
    """How much of ``plan_pays`` falls on the employer, who bears the claims of the coverage, in cents."""
    most = coverages.attachment[coverage] - books.borne[coverage]
    falls = plan_pays if plan_pays < most else most
    books.borne[coverage] += falls
    return falls


def begin_claims_year(books: CoverageBooks, coverage: int) -> None:
    """Begin a plan year: the employer has borne nothing of it."""
    books.borne[coverage] = 0
