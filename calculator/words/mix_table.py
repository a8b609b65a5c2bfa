"""The member mix as rows of figures with their words, for the window, the comparison sheet and the terminal."""

from calculator.model.comparison import Mix, Payer
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from calculator.words.comparison_table import Figure, TableRow


def mix_table(found: Mix, payer: Payer, voice: Voice) -> tuple[TableRow, ...]:
    """A row for each situation with what it costs ``payer`` under each plan, and the weighted means as the last."""
    means = found.patient if payer is Payer.PATIENT else found.employer
    return (
        *(
            TableRow(
                row.situation.value,
                tell("mix_row", voice, situation=situation_words(row.situation, voice), weight_points=row.weight),
                True,
                _figures(row.patient if payer is Payer.PATIENT else row.employer),
            )
            for row in found.rows
        ),
        TableRow("mean", tell("mix_mean", voice), True, _figures(means), payer),
    )


def situation_words(situation: str, voice: Voice) -> str:
    """What a situation is called."""
    return tell(f"situation_{situation}", voice)


def _figures(costs: tuple[int, ...]) -> tuple[Figure, ...]:
    return tuple(Figure(cents, format_money(cents)) for cents in costs)
