package numberimport.validation;

/** What the user says about one column: {@code --map cellphone=联系电话}. */
public record MappingRule(Field field, String header) {

    /** Reads "field=Header"; the header may itself contain an equals sign. IllegalArgumentException if it isn't that. */
    public static MappingRule parse(String fieldEqualsHeader) {
        int equals = fieldEqualsHeader.indexOf('=');
        if (equals <= 0 || fieldEqualsHeader.substring(equals + 1).isBlank()) {
            throw new IllegalArgumentException(
                    "\"" + fieldEqualsHeader + "\" is no mapping, expected field=Header such as cellphone=Telephone");
        }
        return new MappingRule(
                Field.parse(fieldEqualsHeader.substring(0, equals)),
                fieldEqualsHeader.substring(equals + 1).strip());
    }

    /** As it is typed on the command line, in quotes where a shell needs them. */
    @Override
    public String toString() {
        String rule = field.word() + "=" + header;
        boolean plain = rule.chars().allMatch(c -> c == '=' || Character.isLetterOrDigit(c));
        return "--map " + (plain ? rule : "'" + rule.replace("'", "'\\''") + "'");
    }
}
