package io.onecare.embedding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A table of the insurer's own: what was said in a call that led to a booking. */
@Entity
@Table(name = "call_note")
public class CallNote {

    @Id
    @Column(name = "reference", length = 9)
    private String reference;

    @Column(name = "note", length = 200)
    private String note;

    /** For JPA. */
    protected CallNote() {}

    public CallNote(String reference, String note) {
        this.reference = reference;
        this.note = note;
    }
}
