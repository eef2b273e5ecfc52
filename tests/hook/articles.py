"""What the tests of the hook commit."""

MEETING = "The third meeting of the Nordic Fisheries Council was held in Bergen on {} May 2025.\n"
RACE = "The fifth Fjord Race was held in Voss on 3 May 2025.\n"
OTHERS = "The fifth Fjord Race was held in Voss on {} May 2025, and many boats came.\n"
