"""The types of place in which migrants are held, whatever the place is called."""

from enum import StrEnum


class PlaceType(StrEnum):
    """What a place is, told by what it does and not by its name."""

    IMMIGRATION_DETENTION_CENTRE = "immigration_detention_centre"
    CLOSED_RECEPTION_CENTRE = "closed_reception_centre"
    OPEN_RECEPTION_CENTRE = "open_reception_centre"
    HOTSPOT = "hotspot"
    TRANSIT_ZONE = "transit_zone"
    BORDER_POST = "border_post"
    HOLDING_ROOM = "holding_room"
    POLICE_STATION = "police_station"
    PRISON = "prison"
    MILITARY_SITE = "military_site"
    HOSPITAL = "hospital"
    PSYCHIATRIC_INSTITUTION = "psychiatric_institution"
    CHILD_INSTITUTION = "child_institution"
    FAMILY_CENTRE = "family_centre"
    HOTEL = "hotel"
    SHIP = "ship"
    VEHICLE = "vehicle"
    INFORMAL = "informal"
    OTHER = "other"


# Prisons are for whoever is accused or convicted of a crime, whatever a law allows.
PUNITIVE = frozenset({PlaceType.PRISON})
# Who is held in one of these may not leave it at will: that is what it is for.
CLOSED = frozenset(
    {
        PlaceType.IMMIGRATION_DETENTION_CENTRE,
        PlaceType.CLOSED_RECEPTION_CENTRE,
        PlaceType.HOLDING_ROOM,
        PlaceType.POLICE_STATION,
        PlaceType.PRISON,
    }
)
# A place of this type is open: that people may not leave it contradicts its name.
OPEN = frozenset({PlaceType.OPEN_RECEPTION_CENTRE})


class Permission(StrEnum):
    """Whether the law lets migrants be held in a type of place."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
