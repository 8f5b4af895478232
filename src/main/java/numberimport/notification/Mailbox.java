package numberimport.notification;

import java.time.Instant;
import java.util.Properties;
import java.util.stream.Collectors;
import numberimport.pipeline.MailProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Gets a letter in words: what was done, counts and codes of reasons, and the command and the page that say more. */
final class Mailbox implements Recipient {

    private static final String MILLIS = "15000";

    private final MailProperties properties;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    Mailbox(MailProperties properties) {
        this.properties = properties;
        sender.setHost(properties.host());
        sender.setPort(properties.port());
        sender.setUsername(properties.username());
        sender.setPassword(properties.password());
        sender.setDefaultEncoding("UTF-8");
        sender.setJavaMailProperties(session());
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean wants(int exitCode) {
        return !properties.problemsOnly() || !GOOD.contains(exitCode);
    }

    @Override
    public Reply tell(LaunchEnded message, Instant now) {
        var letter = new SimpleMailMessage();
        letter.setFrom(properties.from());
        letter.setTo(properties.to().toArray(String[]::new));
        letter.setSubject(subject(message.data()));
        letter.setText(text(message));
        try {
            sender.send(letter);
            return new Reply.Heard();
        } catch (MailException e) {
            return new Reply.Failed(e.getClass().getSimpleName());
        }
    }

    private Properties session() {
        var session = new Properties();
        session.setProperty("mail.smtp.connectiontimeout", MILLIS);
        session.setProperty("mail.smtp.timeout", MILLIS);
        session.setProperty("mail.smtp.writetimeout", MILLIS);
        session.setProperty("mail.smtp.auth", String.valueOf(properties.username() != null));
        session.setProperty("mail.smtp.starttls.enable", "true");
        session.setProperty("mail.smtp.starttls.required", String.valueOf(properties.requiresTls()));
        session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return session;
    }

    private static String subject(LaunchEnded.Data launch) {
        return "number-import: launch " + launch.launch() + " ended with " + launch.exit() + ", "
                + launch.askedBy().replaceAll("\\p{Cntrl}", " ");
    }

    private static String text(LaunchEnded message) {
        var launch = message.data();
        var reasons = launch.reasons().stream()
                .map(reason -> "  " + reason.code() + ": " + reason.count() + "\n")
                .collect(Collectors.joining());
        return launch.message() + "\n\n"
                + (reasons.isEmpty() ? "" : "Why rows are not in the task:\n" + reasons + "\n")
                + "Account " + launch.account() + ", task " + launch.task() + ", ended at " + message.timestamp()
                + ".\n"
                + (launch.run() == null ? "number-import launches\n" : "number-import show " + launch.run() + "\n")
                + (launch.link() == null ? "" : launch.link() + "\n");
    }
}
