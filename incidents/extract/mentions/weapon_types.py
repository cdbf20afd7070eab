"""What reports call a weapon when they do not name it: words of each type, in three languages."""

from __future__ import annotations

from schema.vocabulary import vocabulary

_TYPES = {
    "drone": "drones|uav|uavs|unmanned aerial vehicle|unmanned aerial vehicles|unmanned aircraft"
    "|quadcopter|quadcopters|дрони|дронів|дронами|дроны|дронов|бпла|безпілотник|безпілотники"
    "|безпілотників|беспилотник|беспилотники|беспилотников|беспилотника|безпілотника",
    "one_way_attack_drone": "kamikaze drone|kamikaze drones|suicide drone|suicide drones|one-way "
    "attack drone|one-way attack drones|exploding drone|exploding drones|explosive drone"
    "|explosive drones|explosive-laden drone|explosives-laden drone|bomb-laden drone"
    "|booby-trapped drone|booby-trapped drones|дрон-камікадзе|дронами-камікадзе|дрон-камикадзе"
    "|дронами-камикадзе|ударними дронами|ударних дронів|ударных дронов|ударных бпла|ударних "
    "бпла|ударними бпла",
    "fpv_drone": "fpv|fpv drone|fpv drones|fpv-drone|fpv-drones|fpv-дрон|fpv-дроном|fpv-дронами"
    "|fpv-дрона|first-person-view drone|first-person view drone",
    "ballistic_missile": "ballistic missile|ballistic missiles|балістична ракета|балістичною "
    "ракетою|балістичними ракетами|балістичні ракети|балістичних ракет|баллистическая ракета"
    "|баллистической ракетой|баллистическими ракетами|баллистических ракет|баллистические "
    "ракеты|балістикою|баллистикой",
    "intermediate_range_ballistic_missile": "intermediate-range missile|intermediate-range "
    "ballistic missile|intermediate range ballistic missile",
    "cruise_missile": "cruise missile|cruise missiles|крилата ракета|крилатими ракетами|крилаті "
    "ракети|крилатих ракет|крылатая ракета|крылатыми ракетами|крылатых ракет|крылатые ракеты",
    "missile": "missile|missiles|ракета|ракети|ракетами|ракету|ракетою|ракеты|ракетой|ракет"
    "|ракетний|ракетного|ракетний удар|ракетный|ракетного удара|ракетний обстріл|guided "
    "missile|guided missiles",
    "surface_to_air_missile": "anti-aircraft missile|anti-aircraft missiles|air defense missile"
    "|air defence missile|surface-to-air missile|surface-to-air missiles",
    "anti_tank_guided_missile": "anti-tank missile|anti-tank missiles|anti-tank guided missile"
    "|anti-tank guided missiles",
    "anti_ship_missile": "anti-ship missile|anti-ship missiles",
    "rocket": "rocket|rockets|rocket fire|rocket attack",
    "rocket_launcher_system": "multiple rocket launcher|multiple rocket launchers|multiple launch "
    "rocket system|multiple launch rocket systems|mlrs|рсзв|рсзо",
    "glide_bomb": "glide bomb|glide bombs|guided aerial bomb|guided aerial bombs|guided bomb"
    "|guided bombs|gliding bombs|kab|kabs|каб|каби|кабами|кабы|керована авіабомба|керованими "
    "авіабомбами|керованою авіабомбою|управляемыми авиабомбами|управляемой авиабомбой"
    "|керовані авіабомби",
    "barrel_bomb": "barrel bomb|barrel bombs",
    "bomb": "aerial bomb|aerial bombs|bomb|bombs|авіабомба|авіабомбами|авиабомбами|авиабомба"
    "|авіабомбу|авиабомбу",
    "aerial_munition": "airstrike|airstrikes|air strike|air strikes|air raid|air raids|airraid"
    "|air attack|aerial bombardment|aerial bombing|warplane|warplanes|fighter jet|fighter jets"
    "|war plane|war planes|fighter plane|fighter planes|bombing raid|bombing raids|aerial "
    "attack|aerial attacks|aerial raid|aerial raids|aerial strikes|air bombardment|coalition "
    "raid|coalition raids|helicopter gunship|helicopter gunships|jets|aircraft strike"
    "|air-strike|air-strikes|авіаудар|авіаударів|авіаудару|авиаудар|авиаудара|авиаудары",
    "artillery": "artillery|artillery fire|artillery shelling|artillery shells|artillery shell"
    "|shelling|shelled|shells|shell|артилерія|артилерії|артилерією|артиллерия|артиллерии"
    "|артиллерией|артобстріл|артобстрел|артобстрелу|артобстрілу",
    "mortar": "mortar|mortars|mortar shell|mortar shells|mortar fire|mortar bombs|міномет|міномета"
    "|мінометів|минометов|миномет|миномёта|мінометним|минометным",
    "uncrewed_surface_vessel": "sea drone|sea drones|naval drone|naval drones|unmanned surface "
    "vessel|drone boat|drone boats|bomb-laden boat|explosive-laden boat",
    "cluster_munition": "cluster munition|cluster munitions|cluster bomb|cluster bombs",
    "loitering_munition": "loitering munition|loitering munitions",
}


def type_names() -> dict[str, list[str]]:
    """The words of each weapon type: our own and those of the vocabulary."""
    by_type = {code: phrases.split("|") for code, phrases in _TYPES.items()}
    for term in vocabulary("weapon_types").terms.values():
        if term.code in ("several", "other", "unknown", "explosive_device", "small_arms"):
            continue
        names = [term.label, *term.aliases]
        long = [
            n for n in names if len(n) > 3 and n.casefold() not in ("imitator", "decoy", "shell")
        ]
        by_type.setdefault(term.code, []).extend([*long, *(f"{n}s" for n in long if n.isascii())])
    return by_type
