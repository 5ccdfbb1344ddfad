package kukla.app.doctor;

/**
 * One engine on this machine.
 *
 * @param name the word that {@code --engine} takes
 * @param usable whether it runs here
 * @param why one sentence, also where it is usable
 */
record EngineFinding(String name, boolean usable, String why) {}
