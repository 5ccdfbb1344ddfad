package kukla.app.panel;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A session that answers what it was told, by the question's name, and nothing else. */
final class ToldShow {
  private final Map<String, Object> answers = new HashMap<>();

  ToldShow told(String question, Object answer) {
    answers.put(question, answer);
    return this;
  }

  Show show() {
    return (Show)
        Proxy.newProxyInstance(
            Show.class.getClassLoader(),
            new Class<?>[] {Show.class},
            (proxy, question, arguments) -> answers.get(question.getName()));
  }
}
