package io.onecare.portal.it.load;

import io.onecare.portal.it.load.bare.BareView;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primefaces.util.Constants;

/**
 * The least that PrimeFaces serves: a page with a table of ten rows, and one with a form of one
 * field, behind which is nothing. Beside them is the sampler. Deployed beside the portal, into the
 * same server.
 */
final class BareWar {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet><servlet-name>faces</servlet-name><servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class></servlet>
              <servlet-mapping><servlet-name>faces</servlet-name><url-pattern>*.xhtml</url-pattern></servlet-mapping>
            </web-app>
            """;
    private static final String BEANS_XML =
            """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;
    private static final String LIST =
            page(
                    """
                    <p:dataTable value="#{bareView.rows}" var="row">
                      <p:column headerText="Name">Name #{row}</p:column>
                      <p:column headerText="Address">Via Nuda #{row}, 00100 Roma RM</p:column>
                      <p:column headerText="Distance">#{row} km</p:column>
                      <p:column headerText="Price">#{row},00 €</p:column>
                      <p:column headerText="Phone"><h:outputLink value="tel:#{row}">06 000#{row}</h:outputLink></p:column>
                      <p:column headerText="Choose"><h:outputLink value="form.xhtml?row=#{row}">Choose</h:outputLink></p:column>
                    </p:dataTable>
                    """);
    private static final String FORM =
            page(
                    """
                    <h:form id="form">
                      <p:inputText id="name" value="#{bareView.name}"/>
                      <p:commandButton id="send" value="Send" ajax="false" action="#{bareView.send}"/>
                    </h:form>
                    """);
    private static final String DONE = page("<p:panel header=\"Done\">Done.</p:panel>");

    private BareWar() {}

    /** Deploys it under {@code /bare} into a server that does not run yet. */
    static void deploy(Path server) {
        WebArchive war =
                ShrinkWrap.create(WebArchive.class, "bare.war")
                        .addPackage(BareView.class.getPackage())
                        .setWebXML(new StringAsset(WEB_XML))
                        .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                        .addAsWebResource(new StringAsset(LIST), "list.xhtml")
                        .addAsWebResource(new StringAsset(FORM), "form.xhtml")
                        .addAsWebResource(new StringAsset(DONE), "done.xhtml")
                        .addAsLibrary(primefaces());
        try {
            Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
            Files.writeString(
                    overrides.resolve("bare.xml"),
                    "<server><webApplication id=\"bare\" location=\"bare.war\" contextRoot=\"/bare\"/></server>");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        war.as(ZipExporter.class).exportTo(server.resolve("apps/bare.war").toFile(), true);
    }

    /** What sends the form of a page. */
    static Clicks.Form form(String page, String cookies) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        if (fields.isEmpty()) {
            throw new IllegalStateException("There is no form on the bare page:\n" + page);
        }
        fields.put("form:name", "Nome");
        fields.put("form:send", "Send");
        return new Clicks.Form("bare/form.xhtml", fields, cookies);
    }

    private static File primefaces() {
        return new File(
                Constants.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static String page(String content) {
        return """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:p="primefaces" lang="en">
              <h:head><title>Bare</title></h:head>
              <h:body>
            %s
              </h:body>
            </html>
            """
                .formatted(content);
    }
}
