package numberimport.submission.model;

/** What must never be. */
enum Harm {
    NONE,
    APPLIED_TWICE,
    ACCEPTED_BUT_NOT_APPLIED
}
