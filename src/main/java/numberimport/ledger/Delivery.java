package numberimport.ledger;

/** The wish that a recipient hear of the end of a launch; {@code attempts} counts this one. */
public record Delivery(long launch, String recipient, int attempts) {}
