"""What the names in price lists speak of: the services that they price, and those that they only mention."""

import pytest

from calculator.files.listing.names import spoken
from calculator.model.course import Route, Service
from calculator.model.price_list import Doubt

E, T, P, D, N, M = (
    *(Service.EVALUATION, Service.INTAKE, Service.PREPARATION),
    *(Service.DOSING, Service.INTEGRATION, Service.MAINTENANCE),
)


@pytest.mark.parametrize(
    ("name", "services"),
    [
        ("Evaluation (includes labs)", (E,)),
        ("Medical intake", (E,)),
        ("Therapist intake", (T,)),
        ("Medication evaluation", (E,)),
        ("Evaluation for ketamine treatment", (E,)),
        ("Integration after the infusion", (N,)),
        ("Post-infusion integration", (N,)),
        ("Preparation session (before first dosing)", (P,)),
        ("Preparation or integration session", (P, N)),
        ("Preparation / Integration", (P, N)),
        ("Integration by phone", (N,)),
        ("IM dosing (integration not included)", (D,)),
        ("IM dosing, integration billed separately", (D,)),
        ("IM dosing session. Integration is not included.", (D,)),
        ("IM dosing without integration", (D,)),
        ("IM dosing w/ therapist", (D,)),
        ("Dosing session 1 of 6", (D,)),
        ("Ketamine infusion (IV), 40 min", (D,)),
        ("Ketamine-assisted psychotherapy session", (D,)),
        ("Sublingual in the office", (D,)),
        ("Maintenance infusion", (M,)),
        ("Sesión de integración", (N,)),
        ("Integración después de la infusión", (N,)),
        ("Infusión IV (integración no incluida)", (D,)),
        ("Infusión de mantenimiento", (M,)),
        ("Preparación o integración", (P, N)),
        ("Massage", ()),
    ],
)
def test_a_name_speaks_of_the_services_that_it_prices(name: str, services: tuple[Service, ...]) -> None:
    heard = spoken(name)
    assert (heard.services, heard.drug, heard.doubt) == (services, False, None)


@pytest.mark.parametrize(
    ("doubt", "names"),
    [
        (Doubt.LATE, ["Late cancellation of an infusion or IM session", "No-show fee (dosing)", "Missed IM session"]),
        (Doubt.LATE, ["Cancelación tardía de una infusión", "Inasistencia a la sesión de dosificación"]),
        (Doubt.DEPOSIT, ["Deposit for IM dosing", "Dosing: retainer", "Depósito para la infusión"]),
        (Doubt.ADMIN, ["Administration fee (per dosing session)", "Evaluation letter", "Trámite de la infusión"]),
        (
            Doubt.EXCLUDED,
            [
                "Integration not included",
                "Integración (no incluida)",
                "Dosing: billed separately",
                "Integration (not included in dosing)",
            ],
        ),
        (Doubt.PACKAGE, ["Package of 6 IM sessions", "6 IM dosing sessions", "Infusion series"]),
        (
            Doubt.PACKAGE,
            ["Dosing session x 6", "6 x Dosing session", "Dosing ×6", "6x dosing", "Integration sessions (6)"],
        ),
        (Doubt.PACKAGE, ["Sesión de dosis x6", "Sesiones de integración: 6"]),
        (Doubt.DISCOUNT, ["Integration session (waived)", "Evaluación médica, exenta"]),
        (Doubt.PACKAGE, ["Two dosing sessions", "Dos infusiones"]),
        (Doubt.PACKAGE, ["Paquete de 6 sesiones de dosificación", "6 sesiones de integración"]),
        (Doubt.TOTAL, ["Total for dosing", "Subtotal", "Suma de infusiones"]),
        (Doubt.DISCOUNT, ["Discount on integration", "Sliding scale dosing", "Descuento de integración"]),
        (Doubt.THING, ["Infusion chair rental", "Integration workbook", "Transport after infusion"]),
        (Doubt.THING, ["Phone consult", "Group integration", "Dose adjustment", "Prep call", "Integración grupal"]),
        (Doubt.ADMIN, ["Chart preparation fee", "Evaluation summary", "Certificado de evaluación"]),
        (Doubt.THING, ["Free 15-minute consultation", "Cuaderno de integración", "Traslado tras la infusión"]),
        (Doubt.SEVERAL_SERVICES, ["Evaluation and preparation", "Dosing session with integration"]),
        (Doubt.SEVERAL_SERVICES, ["IM dosing (includes integration)", "Evaluación y preparación"]),
        (Doubt.SEVERAL_SERVICES, ["Consulta de integración"]),
        (Doubt.LATE, ["Rebooking fee, integration", "Waitlist fee for dosing"]),
        (Doubt.THING, ["Integration (group)", "Dosing (insurance)", "Dosing support", "Integración (pareja)"]),
        (Doubt.ONE_OF_SEVERAL, ["First dosing", "Subsequent dosing session", "Primera dosificación"]),
        (Doubt.BUNDLED, ["G2083", "G2082 Spravato visit and drug up to 56 mg"]),
    ],
)
def test_a_name_that_only_mentions_a_session_is_in_doubt(doubt: Doubt, names: list[str]) -> None:
    assert {name: spoken(name).doubt for name in names} == dict.fromkeys(names, doubt)


@pytest.mark.parametrize(
    ("name", "drug", "dose", "unit"),
    [
        ("Spravato 84 mg", True, 84, None),
        ("Esketamine nasal spray 56mg", True, 56, None),
        ("84 mg", True, 84, None),
        ("Dosis de esketamina de 84 mg", True, 84, None),
        ("Spravato 56/84 mg", True, None, None),
        ("Spravato 84 mg per visit", True, 84, None),
        ("Spravato 84 mg (por dosis)", True, 84, None),
        ("Esketamine drug (J0013 per mg)", True, None, 1),
        ("J0013 esketamine, 1 mg", True, None, 1),
        ("Esketamine 28 mg device", True, None, 28),
        ("Spravato visit", False, None, None),
        ("Spravato session", None, None, None),
        ("Dosing (esketamine)", None, None, None),
        ("Esketamine, per mg", True, None, 1),
        ("Monitoring visit", False, None, None),
        ("Visita de observación", False, None, None),
        ("Spravato", None, None, None),
        ("Spravato 84 mg session", None, 84, None),
        ("IV infusion 0.5 mg/kg", False, None, None),
        ("Ketamine 50 mg IM injection", False, 50, None),
    ],
)
def test_esketamine_by_the_dose_is_the_drug_and_not_the_visit(
    name: str, drug: bool | None, dose: int | None, unit: int | None
) -> None:
    heard = spoken(name)
    assert (heard.drug, heard.dose, heard.unit) == (drug, dose, unit)


def test_a_monitoring_visit_is_one_of_nasal_esketamine_in_every_phase() -> None:
    heard = spoken("Supervised visit, weekly")
    assert (heard.services, heard.routes, heard.monitoring) == ((D, M), (Route.NASAL,), True)


def test_what_stands_beside_a_name_counts_where_the_name_says_nothing() -> None:
    assert spoken("Session", "IM").services == (D,)
    assert spoken("Integration", "by phone, after the infusion").services == (N,)
    assert spoken("IM dosing", "late cancellation").doubt is Doubt.LATE
    assert spoken("Evaluation", "includes the workbook").doubt is None
    assert spoken("IM dosing", "a late cancellation is charged in full").doubt is None


@pytest.mark.parametrize(
    "name",
    [
        *("Dosing session 2", "Dosing session, session 2 of 6", "Ketamine session 90 min", "Sesión de dosis 2"),
        *("Esketamine 84 mg (3 x 28 mg)", "Spravato 28 mg x 3 devices", "3 x 28 mg devices", "Spravato (84)"),
    ],
)
def test_a_number_that_orders_or_measures_counts_no_sessions(name: str) -> None:
    assert spoken(name).doubt is None
