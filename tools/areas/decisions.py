"""What the project decides where Natural Earth is silent, outdated or takes a side.

Every table is keyed by Natural Earth's own `adm1_code` or `iso_3166_2`; the reasons stand in
seed_data/areas/README.md.
"""

# Natural Earth unit -> country it is drawn in here
COUNTRY_OF_UNIT = {
    "RUS-283": "UA",  # Crimea
    "RUS-5482": "UA",  # Sevastopol
    "CYN+00?": "CY",  # Northern Cyprus
    "ESB-5132": "GB",  # Dhekelia
    "WSB-5133": "GB",  # Akrotiri
    "SOL+00?": "SO",  # Somaliland
    "KAS+00?": "IN",  # Siachen
    "KAB+00?": "KZ",  # Baikonur lease
    "USG+00?": "CU",  # Guantanamo Bay
    "IOA-1928": "CC",
    "IOA-2652": "CX",
    "CSI+00?": "AU",
    "CLP+00?": "FR",
}

# parts of a state that have an alpha-2 code of their own
COUNTRY_OF_CODE = {
    "FR-GF": "GF", "FR-GP": "GP", "FR-MQ": "MQ", "FR-RE": "RE", "FR-YT": "YT",
    "NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ", "NO-21": "SJ", "NO-22": "SJ", "NO-X01~": "BV",
}  # fmt: skip

# claimed by several states, inhabited by garrisons only; or nameless specks in the source
LEFT_OUT = {"PGA+00?", "AIA+99?", "COL+99?", "MEX+99?", "VEN+99?"}

# Natural Earth unit -> today's ISO 3166-2 code, where its code belongs to another unit
CODE_OF_UNIT = {
    "RUS+99?": "RU-YAN",
    "SYR-5261": "SY-QU",
    "KAZ-3207": "KZ-19",
    "KAZ-4829": "KZ-75",
    "KAB+00?": "KZ-43",
    "SDN-5857": "SD-DE",
    "SDN-5859": "SD-DC",
}

# by (country, Natural Earth name), for units that share a code in the source
CODE_OF_NAME = {
    ("IR", "Alborz"): "IR-30",
    ("RU", "Moskva"): "RU-MOW",
    ("RU", "Moskovskaya"): "RU-MOS",
    ("CO", "Bogota"): "CO-DC",
}

# codes that ISO has replaced, one for one
CODE_NOW = {
    "IQ-TS": "IQ-KI", "AZ-X01~": "AZ-SUS", "HU-ED": "HU-ER", "TW-TPQ": "TW-NWT",
    "IN-UT": "IN-UK", "IN-OR": "IN-OD", "IN-CT": "IN-CG", "IN-TG": "IN-TS",
    "IR-01": "IR-03", "IR-02": "IR-04", "IR-03": "IR-24", "IR-04": "IR-10", "IR-05": "IR-16",
    "IR-06": "IR-18", "IR-07": "IR-23", "IR-08": "IR-14", "IR-10": "IR-06", "IR-11": "IR-19",
    "IR-12": "IR-20", "IR-13": "IR-11", "IR-14": "IR-07", "IR-15": "IR-08", "IR-16": "IR-12",
    "IR-17": "IR-05", "IR-18": "IR-17", "IR-19": "IR-01", "IR-20": "IR-15", "IR-21": "IR-02",
    "IR-22": "IR-00", "IR-23": "IR-22", "IR-24": "IR-13", "IR-25": "IR-21", "IR-26": "IR-25",
    "IR-28": "IR-26", "IR-30": "IR-09", "IR-31": "IR-28",
    "PL-DS": "PL-02", "PL-KP": "PL-04", "PL-LU": "PL-06", "PL-LB": "PL-08", "PL-LD": "PL-10",
    "PL-MA": "PL-12", "PL-MZ": "PL-14", "PL-OP": "PL-16", "PL-PK": "PL-18", "PL-PD": "PL-20",
    "PL-PM": "PL-22", "PL-SL": "PL-24", "PL-SK": "PL-26", "PL-WN": "PL-28", "PL-WP": "PL-30",
    "PL-ZP": "PL-32",
    "CZ-US": "CZ-42", "CZ-LI": "CZ-51", "CZ-KA": "CZ-41", "CZ-PL": "CZ-32", "CZ-JC": "CZ-31",
    "CZ-KR": "CZ-52", "CZ-OL": "CZ-71", "CZ-PA": "CZ-53", "CZ-MO": "CZ-80", "CZ-JM": "CZ-64",
    "CZ-ZL": "CZ-72", "CZ-VY": "CZ-63", "CZ-ST": "CZ-20", "CZ-PR": "CZ-10",
    "EE-67": "EE-68", "EE-82": "EE-81", "EE-86": "EE-87", "EE-44": "EE-45", "EE-65": "EE-64",
    "EE-78": "EE-79", "EE-49": "EE-50", "EE-57": "EE-56", "EE-59": "EE-60", "EE-70": "EE-71",
    "EE-51": "EE-52",
    "KZ-VOS": "KZ-63", "KZ-ZHA": "KZ-31", "KZ-YUZ": "KZ-61", "KZ-MAN": "KZ-47",
    "KZ-KZY": "KZ-43", "KZ-AKT": "KZ-15", "KZ-SEV": "KZ-59", "KZ-KUS": "KZ-39",
    "KZ-PAV": "KZ-55", "KZ-ZAP": "KZ-27", "KZ-ATY": "KZ-23", "KZ-AKM": "KZ-11",
    "KZ-KAR": "KZ-35", "KZ-AST": "KZ-71",
    "MD-CAM": "MD-SN", "MD-GRI": "MD-SN",
    "LY-TN": "LY-TB",
    "OM-BA": "OM-BS", "OM-SH": "OM-SJ",
}  # fmt: skip

# countries and codes whose Natural Earth code looks current, but is withdrawn or names another unit
OUTDATED = {"MA", "LU", "GH-BA", "PK-TA"}

# (name in English, name in Ukrainian), as the Ukrainian state romanises them
UKRAINE = {
    "UA-05": ("Vinnytsia", "Вінницька область"),
    "UA-07": ("Volyn", "Волинська область"),
    "UA-09": ("Luhansk", "Луганська область"),
    "UA-12": ("Dnipropetrovsk", "Дніпропетровська область"),
    "UA-14": ("Donetsk", "Донецька область"),
    "UA-18": ("Zhytomyr", "Житомирська область"),
    "UA-21": ("Zakarpattia", "Закарпатська область"),
    "UA-23": ("Zaporizhzhia", "Запорізька область"),
    "UA-26": ("Ivano-Frankivsk", "Івано-Франківська область"),
    "UA-30": ("Kyiv City", "місто Київ"),
    "UA-32": ("Kyiv", "Київська область"),
    "UA-35": ("Kirovohrad", "Кіровоградська область"),
    "UA-40": ("Sevastopol", "місто Севастополь"),
    "UA-43": ("Crimea", "Автономна Республіка Крим"),
    "UA-46": ("Lviv", "Львівська область"),
    "UA-48": ("Mykolaiv", "Миколаївська область"),
    "UA-51": ("Odesa", "Одеська область"),
    "UA-53": ("Poltava", "Полтавська область"),
    "UA-56": ("Rivne", "Рівненська область"),
    "UA-59": ("Sumy", "Сумська область"),
    "UA-61": ("Ternopil", "Тернопільська область"),
    "UA-63": ("Kharkiv", "Харківська область"),
    "UA-65": ("Kherson", "Херсонська область"),
    "UA-68": ("Khmelnytskyi", "Хмельницька область"),
    "UA-71": ("Cherkasy", "Черкаська область"),
    "UA-74": ("Chernihiv", "Чернігівська область"),
    "UA-77": ("Chernivtsi", "Чернівецька область"),
}

# English names the source has wrong, or longer than news writes them
NAMES = {
    "AE-X01~": "Fujairah-Sharjah neutral zone", "AQ-X02~": "Antarctica",
    "AZ-SUS": "Shusha", "BA-BIH": "Federation of Bosnia and Herzegovina",
    "BY-HM": "Minsk City", "BY-MA": "Mogilev", "CY-X04~": "Northern Cyprus",
    "CZ-32": "Plzeň", "GB-X16~": "Dhekelia Sovereign Base Area",
    "GB-X17~": "Akrotiri Sovereign Base Area", "IL-D": "Southern District",
    "IL-HA": "Haifa District", "IL-JM": "Jerusalem District", "IL-M": "Central District",
    "IL-TA": "Tel Aviv District", "IL-Z": "Northern District", "IN-X06~": "Siachen Glacier",
    "IQ-BB": "Babil", "KI-X02~": "Line and Phoenix Islands", "KZ-71": "Astana",
    "KZ-75": "Almaty City", "LB-AS": "North Lebanon", "LB-JA": "South Lebanon",
    "LY-TB": "Tripoli", "MD-GA": "Gagauzia", "MD-SN": "Transnistria",
    "OM-SJ": "Ash Sharqiyah South",
    "PS-WBK": "West Bank", "PS-GZZ": "Gaza Strip", "RU-AD": "Adygea", "RU-AL": "Altai Republic",
    "RU-ALT": "Altai Krai", "RU-BU": "Buryatia", "RU-CE": "Chechnya", "RU-CU": "Chuvashia",
    "RU-DA": "Dagestan", "RU-IN": "Ingushetia", "RU-KC": "Karachay-Cherkessia",
    "RU-KK": "Khakassia", "RU-KL": "Kalmykia", "RU-ME": "Mari El", "RU-MO": "Mordovia",
    "RU-MOS": "Moscow Oblast", "RU-MOW": "Moscow", "RU-SA": "Sakha (Yakutia)",
    "RU-SE": "North Ossetia", "RU-TA": "Tatarstan", "RU-TY": "Tuva", "RU-UD": "Udmurtia",
    "RU-YAN": "Yamalo-Nenets Autonomous Okrug", "RU-YEV": "Jewish Autonomous Oblast",
    "SD-DW": "West Darfur", "SY-QU": "Quneitra", "XK-X10~": "Kamenica", "XK-X20~": "Pristina",
    "XK-X21~": "Prizren", "YE-SA": "Sanaa City", "RS-19": "Rasina",
}  # fmt: skip

# alpha-2 -> English name, where Natural Earth's own is dated or official rather than everyday
COUNTRY_NAMES = {
    "AX": "Åland", "BL": "Saint Barthélemy", "BQ": "Caribbean Netherlands", "BS": "Bahamas",
    "BV": "Bouvet Island", "CC": "Cocos (Keeling) Islands", "CI": "Côte d'Ivoire",
    "CV": "Cabo Verde", "CX": "Christmas Island", "CZ": "Czechia", "FM": "Micronesia",
    "GF": "French Guiana", "GP": "Guadeloupe", "GW": "Guinea-Bissau", "HK": "Hong Kong",
    "MK": "North Macedonia", "MO": "Macao", "MQ": "Martinique", "PS": "Palestine",
    "RE": "Réunion", "RS": "Serbia", "SJ": "Svalbard", "SS": "South Sudan",
    "ST": "São Tomé and Príncipe", "SZ": "Eswatini", "TF": "French Southern Territories",
    "TK": "Tokelau", "TL": "Timor-Leste", "TZ": "Tanzania", "US": "United States",
    "VA": "Vatican City", "YT": "Mayotte", "GS": "South Georgia and the South Sandwich Islands",
    "UA": "Ukraine", "CY": "Cyprus", "GB": "United Kingdom", "SO": "Somalia", "IN": "India",
    "KZ": "Kazakhstan", "CU": "Cuba", "AU": "Australia", "FR": "France", "SY": "Syria",
}  # fmt: skip

# country -> the source's column that holds the name in the country's language
NATIVE = {
    "AE": "name_ar", "BH": "name_ar", "DZ": "name_ar", "EG": "name_ar", "IQ": "name_ar",
    "JO": "name_ar", "KW": "name_ar", "LB": "name_ar", "LY": "name_ar", "MA": "name_ar",
    "OM": "name_ar", "PS": "name_ar", "QA": "name_ar", "SA": "name_ar", "SD": "name_ar",
    "SY": "name_ar", "TN": "name_ar", "YE": "name_ar",
    "BY": "name_ru", "RU": "name_ru",
    "IL": "name_he", "IR": "name_fa", "PK": "name_ur", "TR": "name_tr", "PL": "name_pl",
    "UA": "name_uk", "KP": "name_ko", "KR": "name_ko", "CN": "name_zh", "TW": "name_zht",
    "JP": "name_ja", "GR": "name_el",
}  # fmt: skip

# drawn fine, by country or unit: where the strikes on record are, and what stands around them
FRONT = {
    "IL", "LB", "PS", "RU-BEL", "RU-BRY", "RU-KDA", "RU-ROS",
}  # fmt: skip
NEAR = {
    "AL", "AM", "AT", "AZ", "BA", "BE", "BG", "BH", "BY", "CH", "CY", "CZ", "DE", "DK", "EE", "EG",
    "ES", "FI", "FR", "GE", "GR", "HR", "HU", "IE", "IQ", "IR", "IT", "JO", "KW", "LI", "LT", "LU",
    "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "QA", "RO", "RS", "SA", "SE", "SI",
    "SK", "SM", "SY", "TM", "TR", "AE", "OM", "YE", "XK", "AF", "VA", "GB", "LY", "RU-KRS",
    "RU-VOR", "RU-SMO", "RU-STA", "RU-KGD", "RU-LEN", "RU-PSK", "RU-SPE", "RU-MOS", "RU-MOW",
    "RU-TUL", "RU-ORL", "RU-KLU", "RU-LIP", "RU-RYA", "RU-VGG", "RU-AST", "RU-CE", "RU-DA", "RU-AD",
    "RU-SE", "RU-IN",
}  # fmt: skip
