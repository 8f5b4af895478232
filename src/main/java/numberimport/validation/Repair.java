package numberimport.validation;

/** A change made without doubt to an accepted row; reports count them per kind. */
public enum Repair {
    SPACES_REMOVED("spaces removed from the number"),
    PUNCTUATION_REMOVED("dashes, dots or brackets removed from the number"),
    FULL_WIDTH_REPLACED("full-width characters of the number replaced"),
    COUNTRY_CODE_REMOVED("country code removed from the number"),
    TRUNK_ZERO_REMOVED("0 between the country code and the number removed"),
    ZERO_FRACTION_REMOVED("fraction .0 removed from the number"),
    SCIENTIFIC_EXPANDED("scientific notation with all its digits written out"),
    FORMULA_QUOTES_REMOVED("=\"…\" around the value removed"),
    EQUAL_NUMBERS_MERGED("equal numbers in one cell merged"),
    APOSTROPHE_REMOVED("leading apostrophe removed"),
    INVISIBLE_CHARACTERS_REMOVED("invisible characters removed"),
    CONTROL_CHARACTERS_REMOVED("control characters removed"),
    LINE_BREAKS_REPLACED("line breaks or tabs replaced by spaces"),
    TEXT_TRIMMED("spaces around a text removed");

    private final String description;

    Repair(String description) {
        this.description = description;
    }

    /** What was done, without a count: "spaces removed from the number". */
    public String describe() {
        return description;
    }
}
