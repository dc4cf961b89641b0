-- The general conditions kept with a booking are a version that was published, and in force then.
select b.id as booking
from booking b
left join terms_version t on t.kind = 'GENERAL_CONDITIONS' and t.code = b.terms_version
left join booking o on o.moved_to = b.id
where t.id is null
   or (o.id is null and t.valid_from > b.requested_at)
