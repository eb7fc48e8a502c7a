"""Standards on the system as a whole: declared, and not judged from a data set yet."""

from habeas.law.standard import Group, Kind, Standard

PUBLIC_DATA = Standard(
    "public-data",
    Group.SYSTEM,
    "The public can see how many are detained, who, where, how long and in what "
    "conditions",
    Kind.PUBLICATION,
    draft="105",
    adopted="92",
    convention="84",
)
WHEREABOUTS = Standard(
    "whereabouts",
    Group.SYSTEM,
    "Whether and where a person is detained can be established, without exposing them",
    Kind.SERVICE,
    draft="105",
    adopted="92",
    convention="16(7); 17",
)
FIREWALL = Standard(
    "firewall",
    Group.SYSTEM,
    "No data flows from schools, clinics, workplaces or complaints to enforcement",
    Kind.PROHIBITION,
    draft="42; 105",
    adopted="38; 55; 92",
    convention="14",
)
SYSTEMATIC_REPORTING = Standard(
    "systematic-reporting",
    Group.SYSTEM,
    "Detention is reported on systematically, to parliament, the institution and the "
    "public",
    Kind.RECURRING,
    draft="104; 109",
    adopted="91; 95",
    convention="73; 84",
)
TRAINING = Standard(
    "training",
    Group.SYSTEM,
    "Staff are trained in these standards",
    Kind.RECURRING,
    draft="33-35; 107-108",
    adopted="31-32; 93-94",
    convention="33; 84",
)

STANDARDS = (PUBLIC_DATA, WHEREABOUTS, FIREWALL, SYSTEMATIC_REPORTING, TRAINING)

# Why each waits: what it is judged by is no fact of a custody, a place or a measure.
WAITING = {
    PUBLIC_DATA: "judged by the statistics that were released, not by the register",
    WHEREABOUTS: "judged by how tracing requests were answered, once there is a "
    "tracing service",
    FIREWALL: "judged by the log of who read which record, once there is a register "
    "that keeps one",
    SYSTEMATIC_REPORTING: "judged by the reports that were made, period by period",
    TRAINING: "judged by the training of each member of staff; of a private "
    "operator's staff it is judged already, by private-operator",
}
