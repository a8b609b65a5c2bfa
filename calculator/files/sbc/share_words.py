"""The words with which a cell of the chart says what a person pays, as patterns of squeezed text (``squeezed``)."""

import re
from typing import Final

from calculator.files.sbc.squeezed import MONEY

_MONEY: Final = MONEY
_UNIT: Final = (
    r"(?:office|specialist|home|urgentcare)?(?:visita(?!f|n|t|l(?!c)|dm)|visit)(?:alconsultorio)?|prescription|receta|test|prueba|day|dia|admission|admision|stay|confinement|"
    r"estadia|procedure|procedimiento|service|servicio|occurrence|trip|session|sesion|fill|script|surgery|item|person"
)
_THE_DEDUCTIBLE: Final = r"(?:deduc(?:ti|i)ble|ded(?:uct)?(?:\.|(?=then|waived|applies|does|not|n/a|is|[+,;)]|$))|cyd)"
_DEDUCTIBLE: Final = rf"(?:the|el|overall|medical|plan|your|in-network)*{_THE_DEDUCTIBLE}"
_NOT: Final = r":?(?:is|se)?(?:waived|n/a|(?:does|do|is)?(?:not|n't)(?:apply|applicable|applied)|no(?:se)?aplica)"
_WITHOUT: Final = (
    r"nodeductible|notsubjectto(?:the)?deductible|no(?:se)?aplica(?:el)?deducible|"
    r"(?:before|without)(?:the|your)?deductible|sindeducible|antesdeldeducible"
)
AFTER: Final = (
    r"(?:after|subjectto|once)(?:the|your|plan|overall|in-network|out-of-network|is|you(?:pay|meet))*"
    rf"{_THE_DEDUCTIBLE}(?:ismet|hasbeenmet|met)?|{_THE_DEDUCTIBLE}(?:(?:then)?applies|,?then|\+|plus)|"
    r"(?:despuesdel?|seaplicael|aplicael|sujetoal?)(?:pagodel)?deducible"
)
_UP_TO: Final = (
    r"(?:upto(?:a)?(?:max(?:imum)?\.?(?:of)?)?|(?:a)?max(?:imum)?\.?(?:of)?|nottoexceed|"
    r"hasta(?:unmaximode)?|maximode):?"
)
_OTHER: Final = (
    r"otherthanoffice(?:visits?)?|outpatientfacility|allothers?(?=:)|"
    r"allother(?:outpatient)?(?:services|items|visits)?(?:anditems)?|other(?:outpatient)?(?:services|items|visits)|"
    r"otrosservicios(?:ambulatorios)?|(?:todos)?losdemasservicios|outpatientservices?"
)
KINDS: Final = {
    "not_covered": r"notcovered|notacovered(?:benefit|service)|excluded|nocoverage|no(?:esta)?cubiert[oa]|sincobertura",
    "no_charge": (
        r"nocharge|nocost(?:share|sharing|toyou)?|(?:youpay)?nothing(?=$|[,;(]|after)|sincargo|sincosto|"
        r"noadditionalcharge|(?:covered|paid)(?:at)?(?:100%|infull)|100%covered"
    ),
    "deductible_alone": rf"{_DEDUCTIBLE}only(?!applies)",
    "waived": rf"{_DEDUCTIBLE}{_NOT}|{_WITHOUT}",
    "after": AFTER,
    "least": rf"(?:minimum(?:of)?|min\.?|minimode):?{_MONEY}|{_MONEY}(?:minimum|min(?!u)|minimo)",
    "most": rf"(?:,|\()?{_UP_TO}{_MONEY}(?:maximum|max(?:imo)?\.?|copay(?:ment)?)?|{_MONEY}(?:maximum|max(?!i)|maximo)",
    "penalty": (
        rf"{_MONEY}(?:(?:/|per|por)(?:{_UNIT})s?)?"
        rf"(?:penalty|reduction|deductible|deducible|allowance|benefit|credit|dededucible)"
    ),
    "after_copay": rf"after(?:an?|the)?{_MONEY}copay(?:ment)?",
    "copay": rf"(?:copay(?:ment)?(?:of|:)?|copagode){_MONEY}|{_MONEY}",
    "supply": r"(?:/|per|fora?|upto)?(?:a)?\d{2}-?daysupply",
    "medicare": r"(?:limitedto|upto|above|over|of)?\d{2,3}%of(?:the)?(?:current)?medicare[a-z]*",
    "plan_pays": r"(?:theplan|plan|we)pays?(\d{1,2}|100)%",
    "percent": r"(\d{1,3}(?:\.\d{1,2})?)(?:%|percent)",
    "both_supplies": r"\(?retail(?:&|and)mail(?:-?order)?\)?",
    "mail": r"\(?mail(?:-?order)?(?:pharmacy)?[^);:,$%\d]{0,24}\)?",
    "retail": r"\(?retail(?:pharmacy)?[^);:,$%\d]{0,24}\)?",
    "other": rf"(?:and|/|for|en|para|por|de)?(?:{_OTHER})",
    "office": r"(?:/|per|por|for)?(?:officevisits?|office|visitas?alconsultorio|consultorio|visitasdeconsultorio)",
    "per": rf"(?:/|per|por|each|a)(?:{_UNIT})(?:s)?",
    "then": r"[,;]?(?:and)?(?:then|plus|luego|mas)",
    "joined": r"and|y(?=\d|\$)|[&+]",
    "colon": r":",
    "none": r"none(?=$|[^a-z])|ninguna?",
    "mark": r"\*+|[†‡]",
    "neutral": (
        r"de(?!duc|sign)|copay(?:ment)?s?|copagos?|coinsurance|co-insurance|co(?:a)?seguro|[\s.,;()/\-]|"
        r"youpay|ofthe(?:allowedamount|cost)|of(?:allowedamount|eligibleexpenses)"
    ),
}
TOKENS: Final = re.compile("|".join(f"(?P<{name}>{words})" for name, words in KINDS.items()))
"""The words of a cell in squeezed text, the more particular ones first."""
