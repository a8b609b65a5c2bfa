"""What the map says: the amounts at one place, which plan is how often the cheapest, and the whole map as a table."""

from collections.abc import Sequence

from calculator.model.comparison import PriceMap
from calculator.money import format_difference, format_dollars, format_money
from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from ui.compare.marks import MARKS, lettered
from ui.compare.plan_grid import Row
from ui.widgets.table import Cell, Column


def words_at(answer: PriceMap, session: int, price: int, voice: Voice) -> tuple[str, ...]:
    """The place, the cheapest plan with its amount, and the next with its amount and by how much it is more."""
    costs = sorted((plan[session][price], at) for at, plan in enumerate(answer.costs))
    count = answer.sessions[session]
    where = tell(
        "map_at_one" if count == 1 else "map_at", voice, sessions=count, price=format_money(answer.prices[price])
    )
    said = [where, tell("map_least", voice, plan=_name(answer, costs[0][1]), cost=format_money(costs[0][0]))]
    for cost, plan in costs[1:2]:
        more = format_difference(cost, costs[0][0]).lstrip("+")
        key = "map_same" if cost == costs[0][0] else "map_next"
        said.append(tell(key, voice, plan=_name(answer, plan), cost=format_money(cost), more=more))
    return tuple(said)


def shares(answer: PriceMap, owners: Sequence[Sequence[int]], voice: Voice) -> str:
    """At how many places each plan is the cheapest; ``owners`` are the cheapest plans by sessions and price."""
    places = [plan for row in owners for plan in row]
    return " ".join(
        tell("map_share", voice, plan=_name(answer, plan), count=places.count(plan), of=len(places))
        for plan in range(len(answer.plans))
        if plan in places
    )


def table_of(answer: PriceMap, voice: Voice) -> tuple[list[Column], list[Row]]:
    """The map as a table: a row for each number of sessions, the greatest first as on the map, a column a price."""
    columns = [Column(str(price), format_dollars(price), figure=True) for price in answer.prices]
    rows = [
        Row(
            str(count),
            str(count),
            tuple(_cell(answer, session, price, voice) for price in range(len(answer.prices))),
        )
        for session, count in enumerate(answer.sessions)
    ]
    return columns, rows[::-1]


def _cell(answer: PriceMap, session: int, price: int, voice: Voice) -> Cell:
    plan, margin = answer.cheapest(session, price)
    key = "map_cell" if margin else "map_cell_same"
    full = tell(key, voice, plan=_name(answer, plan), margin=format_money(margin))
    return Cell(f"{MARKS[plan].letter}  {format_money(margin)}", full=full, quiet=not margin)


def _name(answer: PriceMap, plan: int) -> str:
    return lettered(plan, answer.plans[plan])
