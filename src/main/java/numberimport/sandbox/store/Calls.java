package numberimport.sandbox.store;

/** How often a number was called, and how many of these calls the customer and an agent answered. */
public record Calls(int made, int customerAnswers, int agentAnswers) {}
