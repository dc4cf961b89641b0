-- Each event of a booking begins where the one before ended.
select e.booking_id as booking, e.number
from booking_event e
join booking_event p on p.booking_id = e.booking_id and p.number = e.number - 1
where e.from_state <> p.to_state
