-- Nobody accepted or was shown a version before it was in force.
select a.id as acceptance
from terms_acceptance a
join terms_version v on v.id = a.terms_version_id
where a.recorded_at < v.valid_from
