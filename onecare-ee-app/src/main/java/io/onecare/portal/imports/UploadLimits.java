package io.onecare.portal.imports;

import io.onecare.imports.table.TableLimits;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How much a file may be that somebody sends by a page. */
@ApplicationScoped
public class UploadLimits {

    @Inject private PortalSettings settings;

    /**
     * Gives the limits.
     *
     * @return those of uploads, with the size that is set
     */
    public TableLimits get() {
        TableLimits usual = TableLimits.ofUploads();
        return new TableLimits(
                settings.importBytes(),
                usual.rows(),
                usual.cells(),
                usual.columns(),
                usual.cellCharacters(),
                usual.unpackedBytes(),
                usual.unpackedRatio(),
                usual.sharedTextBytes());
    }
}
