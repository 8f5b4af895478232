package numberimport.validation;

/**
 * One number without its separators: ASCII digits, which may begin with a plus. {@code lastGroup} is the count of digits
 * after the last separator, 0 if there was none: "0571-26200399-8001" ends in an extension of four digits.
 */
record TypedNumber(String digits, int lastGroup) {}
