package kukla.app.gpu;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Where Maven gets what is on Maven Central: there, or from the mirror of the user's settings. */
final class MavenRepository {
  /** Where everybody gets it. */
  static final URI CENTRAL = URI.create("https://repo1.maven.org/maven2/");

  private static final List<String> MEANING_CENTRAL = List.of("central", "*", "external:*");

  private MavenRepository() {}

  /** As the user's settings for Maven say. */
  static URI ofUser() {
    return of(Path.of(System.getProperty("user.home", ""), ".m2", "settings.xml"));
  }

  /**
   * @param settings of Maven; a file that is missing or broken says nothing
   */
  static URI of(Path settings) {
    if (!Files.isReadable(settings)) {
      return CENTRAL;
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // silent, and it throws
      NodeList mirrors = builder.parse(settings.toFile()).getElementsByTagName("mirror");
      for (int i = 0; i < mirrors.getLength(); i++) {
        Element mirror = (Element) mirrors.item(i);
        String url = text(mirror, "url");
        if (isCentral(text(mirror, "mirrorOf")) && !url.isEmpty()) {
          return URI.create(url.endsWith("/") ? url : url + "/");
        }
      }
    } catch (ParserConfigurationException
        | SAXException
        | IOException
        | IllegalArgumentException e) {
      return CENTRAL; // Maven complains about such a file better than we could
    }
    return CENTRAL;
  }

  private static boolean isCentral(String mirrorOf) {
    List<String> words = List.of(mirrorOf.split("\\s*,\\s*", -1));
    return !words.contains("!central") && words.stream().anyMatch(MEANING_CENTRAL::contains);
  }

  private static String text(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
