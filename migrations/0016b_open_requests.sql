-- Requests that wait and Allows that nobody used are looked through again and again: they are few, and the others many.
create index knocks_open on knocks (session_id, id) where state = 'pending' or state = 'allowed' and entered_at is null;
