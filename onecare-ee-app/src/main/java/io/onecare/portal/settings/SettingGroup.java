package io.onecare.portal.settings;

/** What a setting belongs to, in the order of the guide. */
public enum SettingGroup {
    /** How the portal runs and is reached. */
    SERVER("The server"),
    /** Where everything is kept. */
    DATABASE("The database"),
    /** What people see. */
    APPEARANCE("Name, look and contacts"),
    /** Who gets in, and what they may do. */
    RULES("Registration, log-in and rules"),
    /** Messages to people. */
    MAIL("Mails to people"),
    /** Messages of people. */
    MAILBOX("The mailbox of customer care"),
    /** Log-in by others. */
    OPENID("Log-in by OpenID Connect"),
    /** Pictures under the map. */
    MAP("The map");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    /**
     * Gives the heading of its table.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }
}
