"""Prices ten members compiled, from nothing: how long a first answer takes. ``bench.population`` runs it."""

from bench.flow import weekly
from bench.population import plain
from calculator.engine.population.members import price_members

plan, member = plain()
price_members(plan, member, weekly(7), 10)
