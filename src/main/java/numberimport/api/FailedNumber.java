package numberimport.api;

/** A number that the API did not take (callout-task API, "Failed Import Number Structure"), with its reason as free text. */
public record FailedNumber(String cellphone, String reason) {}
