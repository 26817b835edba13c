package dev.heed.cli.input;

/** Which of a date's numbers comes first. */
enum DateOrder {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST
}
