-- One row a custody, each made from its number alone.
-- `i` counts custodies; `seat` is its place in its block, mixed by the seed.
CREATE VIEW seated AS
SELECT i, block, size, (stride(draw(block, 'stride')) * j + upto(block, 'shift', size))
    % size AS seat
FROM (
    SELECT range AS i, range // 1000 AS block, range % 1000 AS j,
        least(1000, custodies() - (range // 1000) * 1000) AS size
    FROM range(custodies())
);

-- A scene cut off by the end of the last block is played by nobody: its members
-- are ordinary custodies.
CREATE VIEW played AS
SELECT i, block * 1000 + seat AS number,
    CASE WHEN whole THEN seat_member(seat) ELSE 0 END AS member,
    block * 1000 + CASE WHEN whole THEN seat - seat_member(seat) ELSE seat END AS lead,
    CASE WHEN whole THEN seat_scene(seat) ELSE 'ordinary' END AS scene,
    CASE WHEN whole THEN seat_stay(seat) ELSE 'any' END AS stay,
    CASE WHEN whole THEN seat_cast(seat) ELSE 'single' END AS who,
    CASE WHEN whole THEN seat_members(seat) ELSE 1 END AS members,
    CASE WHEN whole THEN seat_plain(seat) ELSE true END AS is_plain
FROM (
    SELECT *, seat - seat_member(seat) + seat_members(seat) <= size AS whole
    FROM seated
);

-- `span_no` is what the times and places of a custody are drawn from; `person_no`
-- what the person is.
CREATE VIEW numbered AS
SELECT *,
    CASE who WHEN 'together' THEN lead ELSE number END AS span_no,
    CASE who WHEN 'one' THEN lead ELSE number END AS person_no,
    lpad((i + 1)::varchar, 8, '0') AS digits
FROM played;

CREATE VIEW ruled AS
SELECT *,
    CASE stay WHEN 'any' THEN pick_regime(draw(span_no, 'regime'))
        WHEN 'asylum' THEN 'asylum' ELSE 'removal' END AS regime,
    draw(span_no, 'length') AS u
FROM numbered;

-- How often detention was to be prolonged.
CREATE VIEW granted AS
SELECT *,
    CASE
        WHEN stay = 'prolonged' THEN 1
        WHEN stay = 'overrun' THEN 2
        WHEN stay NOT IN ('any', 'asylum') THEN 0
        WHEN chance(span_no, 'extension', 840) THEN 0
        WHEN regime = 'removal' THEN from_to(span_no, 'extensions', 1, 2)
        ELSE 1
    END AS extensions
FROM ruled;

-- The length in seconds, were it not cut off by the moment judged at.
CREATE VIEW lasting AS
SELECT *,
    CASE stay
        WHEN 'hours' THEN from_to(span_no, 'hours', hours(6), hours(20))
        WHEN 'whole' THEN days(30)
        WHEN 'part' THEN from_to(span_no, 'part', days(3), days(10))
        WHEN 'overrun' THEN days(61) + skewed(span_no, 'overrun', days(200))
        WHEN 'long' THEN days(10) + skewed(span_no, 'weeks', days(18))
        WHEN 'prolonged' THEN days(32) + skewed(span_no, 'weeks', days(12))
        ELSE CASE
            WHEN regime = 'removal' AND extensions > 0 THEN days(15 * extensions + 15)
                + skewed(span_no, 'prolonged', days(14)) + hours(12)
            WHEN regime = 'asylum' AND extensions > 0
                THEN days(22) + skewed(span_no, 'prolonged', days(10))
            WHEN regime = 'border' AND extensions > 0
                THEN hours(49) + skewed(span_no, 'prolonged', hours(44))
            WHEN regime = 'removal' THEN between_knots(u, removal_minutes()) * 60 + u % 60
            WHEN regime = 'asylum' THEN between_knots(u, asylum_minutes()) * 60 + u % 60
            ELSE between_knots(u, border_minutes()) * 60 + u % 60
        END
    END AS length
FROM granted;

-- Custodies begin in the 546 days before the moment judged at. Scenes leave time
-- enough for what they plant; several custodies of one person each have a third.
CREATE VIEW begun AS
SELECT *,
    as_of() - to_seconds(days(546) - (CASE
        WHEN who = 'one' AND stay = 'part'
            THEN upto(lead, 'began', days(440)) + member * days(24)
        WHEN who = 'one' THEN member * days(182) + upto(number, 'began', days(70))
        WHEN stay = 'overrun' THEN upto(span_no, 'began', days(440))
        -- Numbers have risen of late, and some are still held.
        WHEN stay IN ('any', 'asylum') AND chance(span_no, 'of-late', 250)
            THEN days(501) + upto(span_no, 'began', days(45) - 60)
        WHEN stay IN ('any', 'asylum') THEN upto(span_no, 'began', days(546) - 60)
        ELSE upto(span_no, 'began', days(470))
    END)) AS began_at
FROM lasting;

CREATE VIEW ended AS
SELECT *, began_at + to_seconds(length) AS due_end,
    began_at + to_seconds(length) > as_of() AS is_open
FROM begun;

CREATE VIEW held AS
SELECT * EXCLUDE (u),
    CASE WHEN NOT is_open THEN due_end END AS ended_at,
    CASE WHEN is_open THEN as_of() ELSE due_end END AS until,
    epoch(CASE WHEN is_open THEN as_of() ELSE due_end END)::bigint
        - epoch(began_at)::bigint AS lasted
FROM ended;

-- Who the person is, where it decides what else happens.
CREATE VIEW known AS
SELECT *,
    'C' || digits AS custody_id,
    'P' || lpad((person_no + 1)::varchar, 8, '0') AS person_id,
    starts_with(scene, 'child') AND (scene <> 'child-with-parent' OR member = 1)
        AS is_child,
    pick_sex(draw(person_no, 'sex')) AS drawn_sex,
    pick_nationality(draw(CASE who WHEN 'together' THEN lead ELSE person_no END,
        'nationality')) AS nationality,
    regime = 'asylum' AS seeks_protection,
    chance(person_no, 'means', 720) AS lacks_means
FROM held;

-- A value that is now and then missing, where no scene depends on it.
CREATE MACRO lacking(value, is_plain, x, name, per_mille) AS
    CASE WHEN NOT (is_plain AND chance(x, name, per_mille)) THEN value END;

-- What every table is made from: kept, since to plan it for each takes longer.
CREATE TABLE cases AS
SELECT * EXCLUDE (drawn_sex, due_end, length),
    CASE
        WHEN scene IN ('pregnant', 'breastfeeding') THEN 'female'
        WHEN scene = 'men-and-women-in-one-unit'
            THEN CASE member WHEN 0 THEN 'male' ELSE 'female' END
        ELSE drawn_sex
    END AS sex,
    tongue_of(nationality) AS tongue,
    CASE
        WHEN is_open THEN NULL
        WHEN stay = 'whole' THEN 'maximum_reached'
        WHEN is_child OR scene IN ('age-disputed', 'child-with-parent')
            THEN 'child_protection'
        WHEN scene IN ('removed-without-risk-assessment', 'removed-without-decision',
            'removed-with-others', 'removed-with-remedy-pending',
            'trafficked-and-removed') THEN 'removed'
        WHEN scene = 'returned-uninformed' THEN 'voluntary_return'
        WHEN scene IN ('death-not-investigated', 'family-not-told-of-death') THEN 'died'
        WHEN is_plain AND chance(number, 'died', 1) THEN 'died'
        WHEN is_plain OR who = 'single'
            THEN pick_end_reason(draw(span_no, 'end'))
        ELSE 'released'
    END AS end_reason,
    is_plain AND lasted > days(3) AND chance(span_no, 'police', 120) AS starts_at_police,
    CASE
        WHEN who = 'together' OR is_child OR lasted < days(3)
            OR scene IN ('not-rescreened', 'kept-at-police') THEN 0
        WHEN chance(span_no, 'moves', 700) THEN 0
        ELSE from_to(span_no, 'how-many-moves', 1, 2)
    END AS moves
FROM known;

-- When a person leaves the police station, and is moved on: seconds into the custody.
CREATE MACRO at_police(x) AS from_to(x, 'at-police', hours(3), hours(18));
CREATE MACRO first_move(x, lasted) AS lasted * from_to(x, 'first-move', 35, 48) // 100;
CREATE MACRO second_move(x, lasted) AS lasted * from_to(x, 'second-move', 65, 85) // 100;

-- Each stretch of a custody in one place: `k` counts from 1.
CREATE VIEW stretches AS
SELECT *,
    CASE WHEN starts_at_police AND k = 1 THEN -1 ELSE k - 1 - starts_at_police::bigint
        END AS j
FROM (
    SELECT *, unnest(range(1, moves + 2 + starts_at_police::bigint)) AS k,
        CASE WHEN starts_at_police THEN at_police(span_no) ELSE 0 END AS t0,
        first_move(span_no, lasted) AS t1, second_move(span_no, lasted) AS t2
    FROM cases
);

-- Places: 0 to 7 are of a kind of their own, and the others as the run of places;
-- of these every fifth is at the border.
CREATE MACRO inland(x, name) AS
    8 + skewed(x, name, (places() - 8) // 5 * 4) // 4 * 5
    + skewed(x, name, (places() - 8) // 5 * 4) % 4;
CREATE MACRO at_border(x, name) AS 12 + 5 * skewed(x, name, (places() - 8) // 5);

CREATE VIEW stays AS
SELECT *,
    CASE j WHEN -1 THEN 0 WHEN 0 THEN t0 WHEN 1 THEN t1 ELSE t2 END AS starts,
    CASE WHEN j = -1 THEN t0 WHEN j = moves THEN NULL WHEN j = 0 THEN t1 ELSE t2 END
        AS stops,
    CASE
        WHEN j = -1 THEN 0
        WHEN scene = 'in-prison' AND j = 0 THEN 1
        WHEN scene = 'with-convicted' AND j = 0 THEN 2
        WHEN scene = 'men-and-women-in-one-unit' THEN 4
        WHEN scene = 'kept-at-police' AND j = 0 THEN 0
        WHEN scene = 'family-held-apart' THEN 8 + member
        WHEN is_child OR scene = 'age-disputed' THEN 7
        WHEN who = 'together' AND scene <> 'removed-with-others' THEN 7
        WHEN regime = 'border' AND j = 0 THEN at_border(span_no, 'place')
        WHEN chance(span_no * 4 + j, 'hospital', 8) THEN 5
        WHEN chance(span_no * 4 + j, 'abroad', 8) THEN 6
        WHEN chance(span_no * 4 + j, 'shared-with-convicted', 15) THEN 3
        ELSE inland(span_no * 4 + j, 'place')
    END AS place_no
FROM stretches;

CREATE TABLE placed AS
SELECT custody_id, digits, k, place_no, end_reason, is_plain, number, stops,
    'L' || lpad(place_no::varchar, 5, '0') AS place_id,
    after(began_at, starts) AS arrived_at,
    CASE WHEN stops IS NOT NULL THEN after(began_at, stops) ELSE ended_at END AS left_at,
    CASE place_no
        WHEN 7 THEN 'X' WHEN 4 THEN 'A'
        ELSE CASE sex WHEN 'male' THEN 'M' ELSE 'F' END
    END AS wing
FROM stays;

CREATE VIEW eventful AS
SELECT *, scene IN ('not-investigated', 'investigated-late', 'investigated-by-its-own',
        'accused-not-kept-apart', 'outcome-not-recorded', 'not-rescreened')
    OR end_reason = 'died'
    OR (is_plain AND lasted > days(8) AND chance(number, 'incident', 40)) AS has_incident,
    scene IN ('need-not-met', 'need-met-late')
    OR (is_plain AND lasted > days(2) AND chance(number, 'need', 120)) AS has_need,
    CASE WHEN end_reason = 'died' THEN until ELSE after(began_at, lasted // 2) END
        AS incident_at,
    after(began_at, lasted // 5) AS need_at,
    CASE
        WHEN end_reason = 'died' THEN 'death'
        WHEN scene = 'not-rescreened' THEN 'self_harm'
        WHEN NOT is_plain THEN 'ill_treatment'
        ELSE pick_incident(draw(number, 'what'))
    END AS kind
FROM cases;
