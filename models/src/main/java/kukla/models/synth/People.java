package kukla.models.synth;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Films many people at once: some threads, each with a studio of its own, take the next person each
 * until all are done or one fails.
 */
final class People {
  /** Opens a studio on the thread that will film in it. */
  interface Opener {
    Studio open();
  }

  /** Films one person, whole. */
  interface Film {
    void person(Studio studio, long seed);
  }

  private static final String DONE = "";

  private final Opener opener;
  private final Film film;
  private final List<Long> seeds;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final BlockingQueue<Object> outcomes;

  private People(Opener opener, Film film, List<Long> seeds) {
    this.opener = opener;
    this.film = film;
    this.seeds = seeds;
    outcomes = new ArrayBlockingQueue<>(seeds.size() + 1);
  }

  /**
   * Films everybody.
   *
   * @param threads how many at once
   * @param filmed told on the caller's thread after each person
   * @throws Fault the first that any of the threads met; the others finish their person before
   */
  static void film(Opener opener, Film film, List<Long> seeds, int threads, Runnable filmed) {
    People people = new People(opener, film, seeds);
    Thread[] crew = new Thread[Math.min(threads, seeds.size())];
    for (int i = 0; i < crew.length; i++) {
      crew[i] = new Thread(people::work, "people-" + (i + 1));
      crew[i].setDaemon(true);
      crew[i].start();
    }
    @Nullable Throwable failure = null;
    try {
      for (int left = seeds.size(); left > 0 && failure == null; left--) {
        if (people.outcomes.take() instanceof Throwable found) {
          failure = found;
        } else {
          filmed.run();
        }
      }
      people.stopped.set(true);
      for (Thread one : crew) {
        one.join();
      }
    } catch (InterruptedException e) {
      people.stopped.set(true);
      Thread.currentThread().interrupt();
      throw new Fault("rendering people: interrupted; run it again, it goes on where it was", e);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void work() {
    try (Studio studio = opener.open()) {
      for (int i = next.getAndIncrement();
          i < seeds.size() && !stopped.get();
          i = next.getAndIncrement()) {
        film.person(studio, seeds.get(i));
        outcomes.add(DONE);
      }
    } catch (RuntimeException | Error failure) {
      stopped.set(true);
      outcomes.offer(failure);
    }
  }
}
