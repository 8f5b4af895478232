package numberimport.pipeline;

import java.util.regex.Pattern;

/** Hides phone numbers in texts that leave the place where they belong: 138****5678. */
public final class PhoneMask {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])(\\d{3})\\d{4,}(\\d{4})(?![\\w-])");

    private PhoneMask() {}

    public static String mask(String text) {
        return NUMBER.matcher(text).replaceAll("$1****$2");
    }
}
