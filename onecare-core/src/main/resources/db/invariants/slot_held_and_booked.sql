-- A slot that a booking owns is not held as well: booking it consumes the hold.
select h.slot_id
from slot_hold h
join booked_slot b on b.slot_id = h.slot_id
where h.expires_at > cast(floor(extract(epoch from current_timestamp) * 1000000) as bigint)
