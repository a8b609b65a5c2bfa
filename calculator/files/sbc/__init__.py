"""A plan out of its Summary of Benefits and Coverage (SBC): the government's own form, as a PDF or as its text.

Every field is *read*, *guessed* or *missing*, with the words it comes from. Nothing here prices anything, and nothing
becomes part of a case before a person has confirmed it.
"""
