package numberimport.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** A log line as an object in the names of the Elastic Common Schema, masked like any other; run and batch are fields of their own. */
final class JsonLine extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = new byte[0];

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("@timestamp", event.getInstant().toString());
        line.put("log.level", event.getLevel().toString());
        line.put("log.logger", event.getLoggerName());
        line.put("process.thread.name", event.getThreadName());
        line.put("service.name", "number-import");
        line.put("message", MaskedMessage.mask(event.getFormattedMessage()));
        event.getMDCPropertyMap().forEach((name, value) -> line.put(name, MaskedMessage.mask(value)));
        var thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.put("error.type", thrown.getClassName());
            line.put("error.stack_trace", MaskedMessage.mask(ThrowableProxyUtil.asString(thrown)));
        }
        return (JsonMapper.shared().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
