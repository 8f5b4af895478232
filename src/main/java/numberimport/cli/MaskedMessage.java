package numberimport.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.regex.Pattern;
import numberimport.pipeline.PhoneMask;

/** A log line's text, and its exception, without phone numbers, signatures, tokens and line breaks that strangers put there. */
final class MaskedMessage extends ClassicConverter {

    private static final Pattern SECRET = Pattern.compile("(?i)\\b(sign|nonce|email|token|password)=[^&\\s]*");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    @Override
    public String convert(ILoggingEvent event) {
        var message = event.getFormattedMessage().replace("\n", "\\n");
        var thrown = event.getThrowableProxy();
        return mask(thrown == null ? message : message + "\n" + ThrowableProxyUtil.asString(thrown));
    }

    static String mask(String text) {
        var withoutSecrets = SECRET.matcher(text).replaceAll("$1=***");
        return CONTROL.matcher(PhoneMask.mask(withoutSecrets)).replaceAll("?");
    }
}
