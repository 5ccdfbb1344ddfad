package kukla.app.capture;

/**
 * What has happened so far.
 *
 * @param pictures fresh ones that were published
 * @param stale repeated ones that were not
 * @param timeouts reads in which nothing came within five periods
 * @param losses times that the camera was lost
 * @param abandoned readers that hung in the device and were left to themselves
 */
public record CaptureCounts(
    long pictures, long stale, long timeouts, long losses, long abandoned) {}
