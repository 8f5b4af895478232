package numberimport.ledger;

/** How many notifications wait for their recipients, and how many were given up. */
public record DeliveryCounts(int waiting, int givenUp) {}
