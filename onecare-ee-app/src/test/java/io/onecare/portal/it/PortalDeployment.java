package io.onecare.portal.it;

import io.onecare.portal.it.inside.FacilitiesInsideLibertyIT;
import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR that the build has just made, deployed once for all tests under its own name and context
 * root, with the tests that run inside it. Its network is the demo network and one facility whose
 * name is markup.
 */
@ArquillianSuiteDeployment
public class PortalDeployment {

    @Deployment
    public static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "portal-under-test.war")
                .importFrom(new File(System.getProperty("it.war")))
                .as(WebArchive.class)
                .addPackage(FacilitiesInsideLibertyIT.class.getPackage());
    }
}
