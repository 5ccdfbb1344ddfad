package kukla.media;

/**
 * The outcome of a clip that did not decode whole: what could be decoded was used.
 *
 * @param framesDecoded frames that were handed out
 * @param reason what is wrong, as the end of a sentence: "the file ends after 212 of 448 frames"
 */
public record BrokenTail(long framesDecoded, String reason) {}
