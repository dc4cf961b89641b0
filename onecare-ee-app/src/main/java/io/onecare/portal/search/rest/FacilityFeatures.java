package io.onecare.portal.search.rest;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityMatch;
import io.onecare.portal.search.Coordinates;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Objects;

/** Facilities and marks of them as GeoJSON (RFC 7946), positions as longitude, latitude. */
final class FacilityFeatures {

    private FacilityFeatures() {}

    /** A collection of facilities that have a position. */
    static String of(List<FacilityMatch> matches) {
        JsonArrayBuilder features = Json.createArrayBuilder();
        matches.forEach(match -> features.add(feature(match)));
        return collection(features);
    }

    /** A collection of marks; that of one facility is the facility. */
    static String ofClusters(List<FacilityCluster> clusters, int zoom) {
        JsonArrayBuilder features = Json.createArrayBuilder();
        clusters.forEach(
                cluster ->
                        features.add(
                                cluster.only()
                                        .map(FacilityFeatures::feature)
                                        .orElseGet(() -> feature(cluster, zoom))));
        return collection(features);
    }

    private static JsonObjectBuilder feature(FacilityMatch match) {
        FacilityListing facility = match.facility();
        JsonObjectBuilder properties =
                Json.createObjectBuilder()
                        .add("code", facility.code())
                        .add("name", facility.name())
                        .add("address", facility.address().toString())
                        .add("bookingMode", facility.bookingMode().name());
        match.distanceMetres()
                .ifPresent(metres -> properties.add("distanceMetres", Math.round(metres)));
        return feature(facility.code(), Objects.requireNonNull(facility.position()), properties);
    }

    private static JsonObjectBuilder feature(FacilityCluster cluster, int zoom) {
        JsonObjectBuilder properties =
                Json.createObjectBuilder()
                        .add("online", cluster.online())
                        .add("byPhone", cluster.byPhone())
                        .add("box", Coordinates.write(cluster.box()));
        cluster.opensAt().ifPresent(closer -> properties.add("opensAt", closer));
        // no facility's code has a slash
        return feature(zoom + "/" + cluster.cell(), cluster.centre(), properties);
    }

    private static JsonObjectBuilder feature(
            String id, GeoPoint position, JsonObjectBuilder properties) {
        return Json.createObjectBuilder()
                .add("type", "Feature")
                .add("id", id)
                .add(
                        "geometry",
                        Json.createObjectBuilder()
                                .add("type", "Point")
                                .add(
                                        "coordinates",
                                        Json.createArrayBuilder()
                                                .add(position.longitude())
                                                .add(position.latitude())))
                .add("properties", properties);
    }

    private static String collection(JsonArrayBuilder features) {
        return Json.createObjectBuilder()
                .add("type", "FeatureCollection")
                .add("features", features)
                .build()
                .toString();
    }
}
