package numberimport.console;

import java.util.Locale;

/** The languages of the console. */
final class Languages {

    private Languages() {}

    /** Chinese for who wants any Chinese, else English. */
    static Locale of(Locale wanted) {
        return wanted.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
