package numberimport.ledger;

import org.jspecify.annotations.Nullable;

/** Foreign text as both databases take it: no NUL, no half of a character, and no longer than its column. */
final class ColumnText {

    private ColumnText() {}

    static String of(String text, int length) {
        var storable = text.replace('\0', '\uFFFD');
        if (storable.length() <= length) {
            return storable;
        }
        var end = Character.isHighSurrogate(storable.charAt(length - 1)) ? length - 1 : length;
        return storable.substring(0, end);
    }

    static @Nullable String ofOptional(@Nullable String text, int length) {
        return text == null ? null : of(text, length);
    }
}
