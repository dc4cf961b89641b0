-- On no day a member is covered twice: nobody could say which price list counts.
select a.id as cover, b.id as other_cover
from member_cover a
join member_cover b on b.member_id = a.member_id and b.id <> a.id
where a.valid_from <= b.valid_from
  and (a.valid_until is null or a.valid_until > b.valid_from)
