"""The words over the columns of tables in English, French, German, Italian and Spanish."""

# field → words, all languages together; a word stands under one field only
WORDS = {
    "position": """
        pos, posn, position, p, pl, plc, place, fin pos, position number, rank, ranking, rk, finish,
        finish pos, finish
        position, finishing position, overall, overall position, overall pos, pos overall, o a, oa,
        o all, rang, rg, clt, cls t, classement, clas, place generale, scratch, general, gen, platz,
        platzierung, gesamtrang, gesamtplatz, pos ges, ges, rang gesamt, posizione, posto, assoluta,
        pos ass, ass, piazzamento, posicion, puesto, lugar, pos gral, gral, clasificacion
        """,
    "class_position": """
        pic, class pos, class position, pos class, pos in class, position in class, class rank, cl
        pos, pos cl, p cl, in class, cpos, class p, pinc, class place, cls pos, pos cls, poc,
        position class, category position, cat pos, pos cat, pos in cat, position in category,
        clpos, class result, pos classe, place classe, rang classe, clt classe, classement classe,
        clt cl, clt cat, place cl, place categorie, position classe, clas cl, pl kl,
        platz kl, position categorie,
        rang categorie, rang cat, pl cl, cl p, klassenrang, klassenplatz, klassenposition, kl pos,
        pos kl, klpos, rang kl, pkl, p kl, kl platz, kl rang, klassen pos, pos klasse, rang klasse,
        platz klasse, platz in klasse, rang in klasse, pos di classe, posizione di classe, posizione
        classe, pos cla, p classe, posizione categoria, pos clase, posicion clase, posicion en
        clase, posicion en la clase, p clase, puesto clase, pos en clase
        """,
    "number": """
        no, nr, num, number, n, nbr, #, car no, car nr, car number, car num, car #, driver number,
        rider number, race no, race
        number, start no, start number, competition number, carnumber, kart, kart no, vehicle no, bib,
        entry no, entry number, numero, no de course, numero de course, no voiture, numero voiture,
        dossard, no course, startnr, startnummer, st nr, stnr, start nr, fahrzeugnummer,
        wagennummer, fzg nr, snr, stn, wagen nr, numero di gara, n gara, num gara, nro, n di gara,
        dorsal, numero de coche, no coche
        """,
    "class": """
        class, cl, cls, category, cat, catg, classes, car class, class type, race class, classe,
        categorie, kl, klasse, wertungsklasse, categoria, clase
        """,
    "group": """
        group, grp, g, gr, subclass, sub class, cup, trophy, groupe, coupe, gruppe, unterklasse,
        gruppo, grupo, copa, subclase, trofeo
        """,
    "division": "division, div",
    "drivers": """
        drivers, crew, driver co driver, driver crew, driver line up, line up, lineup, driver names,
        driver s, driver
        and co driver, pilotes, equipage, equipages, pilote s, conducteurs, fahrerpaarung, fahrer
        innen, fahrerteam, fahrerinnen und fahrer, piloti, equipaggio, conduttori, conduttore i,
        pilotos, tripulacion, conductores, crews
        """,
    "driver": """
        driver, driver name, rider name, competitor, competitor name, name, full name, participant, rider,
        racer, pilote, nom du pilote, conducteur, nom prenom, nom et prenom, prenom nom, nom
        complet, pilote nom, fahrer, fahrername, fahrerin, name vorname, vorname name, fahrer in,
        teilnehmer, pilota, conduttore, nominativo, cognome nome, nome cognome, cognome e nome,
        piloto, conductor, nombre y apellidos, apellidos y nombre, nombre apellidos
        """,
    "first_name": "first name, firstname, given name, forename, prenom, vorname, nombre",
    "last_name": """
        last name, lastname, surname, family name, second name, secondname, nachname, familienname,
        zuname, cognome, apellido, apellidos
        """,
    "name_part": "nom, nome",
    "nationality": """
        nat, nation, nationality, country, ctry, flag, nationalitat, nationalite, nationalites,
        pays, land, staat, naz, nazione, nazionalita, paese, nac, nacionalidad, pais, licence
        country, ioc, nationalities
        """,
    "team": """
        team, teams, team name, entrant, entrants, entrant name, entered by, team
        entrant, entrant team, sponsor team, racing team, equipe, equipes, ecurie, ecuries,
        concurrent, concurrents, team concurrent, nom de l'equipe, engage par, bewerber, bewerber
        team, team bewerber, mannschaft, rennstall, bewerberin, nennender, squadra, scuderia,
        concorrente, team concorrente, concorrenti, squadre, equipo, equipos, escuderia,
        concursante, competidor, concursantes
        """,
    "car": """
        car, cars, vehicle, vehicles, machine, motorcycle, motorrad, moto, motocicleta, bike, chassis,
        car model, car type, make model, make and model, make car, car name, make type, car make, car
        make model, voiture, voitures, vehicule, vehicules, auto, marque modele, marque et modele,
        marque type, fahrzeug, fahrzeuge, wagen,
        fzg, fahrzeugtyp, auto typ, marke typ, marke modell, fahrzeug typ, vettura, vetture,
        automobile, marca modello, marca e modello, macchina, marca tipo, coche, coches, vehiculo,
        vehiculos, automovil, marca modelo, marca y modelo
        """,
    "make": """
        make, manufacturer, brand, constructor, mfr, marque, constructeur, hersteller, marke,
        fabrikat, marca, costruttore, casa, fabricante, constructora
        """,
    "model": "model, type, modele, modell, typ, modello, tipo, modelo",
    "laps": """
        laps, lps, total laps, lap count, laps comp, laps completed, laps complete, completed laps,
        no of laps, number of
        laps, laps done, nb laps, tours, trs, nb tours, nombre de tours, nbr tours, nb de tours,
        tours effectues, tours couverts, runden, rd, rdn, rnd, rdn ges, anzahl runden, anz runden,
        gefahrene runden, runden gesamt, rundenzahl, giri, giri compiuti, n giri, giri totali, nr
        giri, num giri, numero giri, vueltas, vtas, vlts, nro vueltas, total vueltas, num vueltas,
        numero de vueltas, no vueltas
        """,
    "total_time": """
        time retired, time gap, time or gap, time diff, temps ecart, zeit abstand, zeit ruckstand,
        tempo distacco, total time, race time, tot time, total tm, elapsed, elapsed time, overall
        time, time total, total race time, finish time, total elapsed time, totaltime, official
        time, time elapsed, net time, final time, tt time, temps total, tps total, temps de course,
        temps course, tps course, duree, temps final, temps cumule, gesamtzeit, fahrzeit, rennzeit,
        zeit gesamt, zeit ges, ges zeit, gesamt zeit, tempo totale, tempo tot, tempo gara, tempo di
        gara, tot tempo, tempo complessivo, tiempo total, t total, tiempo de carrera, tiempo
        carrera, tpo total
        """,
    "gap": """
        gap first, from first, from 1st, time down, gap leader, gap to first, gap to leader, gap
        1st, to leader, behind leader,
        behind, diff leader, gap to 1st, diff first, diff to first, diff to leader, diff 1st,
        difference, delta, gap to winner, to first, gap p1, leader gap, time behind, deficit, gap to
        p1, interval to leader, diff to 1st, off leader, off first, gap pole, gap to pole, ecart,
        ecarts, ecart 1er, ecart premier, ecart au 1er, ecart leader, ecart 1, ecart au premier,
        retard, retard 1er, ec 1er, ecart tete, ecart au leader, ecart p1, ecart avec le premier,
        difference 1er, diff 1er, ecart total, ruckstand, abstand 1, ruckst, differenz, ruckstand
        zum ersten, diff 1, ruckstand gesamt, zum ersten, abst 1, abstand fuhrender, zum fuhrenden,
        ruckstand auf p1, abstand erster, abstand zum ersten, rueckstand, distacco, distacco primo,
        dist primo, dal primo, ritardo, distacco dal primo, dist 1, distacco 1, distacchi, dal 1,
        distacco leader, gap primo, distacco tot, diferencia, dif, dif primero, dif 1, diferencia
        primero, dif lider, dif 1o, diferencia lider, difer, diferencia con el primero, diferencia
        al primero, a primero, al primero, dif 1ro
        """,
    "interval": """
        int, interval, from previous, from prev, intv, intvl, gap previous, gap prev, gap ahead, gap
        to previous, gap to next,
        to next, ahead, gap to car ahead, diff prev, diff previous, to previous, prev, interval
        ahead, gap to ahead, diff next, diff ahead, gap next, diff to previous, interval to
        previous, interval to car ahead, to car ahead, gap in front, in front, intervalle, ecart
        prec, ecart precedent, ecart au precedent, ec prec, interv, inter, ecart avec le precedent,
        diff prec, ecart devant, intervalle prec, retard prec, intervall, abstand vordermann, zum
        vordermann, vordermann, diff vordermann, abst vordermann, zum vorderen, abstand vorherig,
        abstand davor, abst vorg, ruckstand vordermann, distacco prec, distacco precedente, dal
        prec, dal precedente, intervallo, dist prec, gap precedente, gap prec, distacco dal
        precedente, intervalo, dif anterior, dif ant, diferencia anterior, al anterior, dif previo,
        diferencia con el anterior, a anterior
        """,
    "best_lap": """
        best lap, best lap time, fastest lap, fastest lap time, best time, best tm, best laptime, fl
        time, fast lap, best, fastest, fastest time, best lap tm, fl, fast lap time, laptime, lap
        time, best l, b lap, lap tm, personal best, best t, meilleur, meilleur tour, meilleur temps, m tour,
        mt, meill tour, meilleur tps, tour rapide, record du tour, temps au tour, meilleur chrono,
        meilleurs tours, meilleur t, meil tour, schnellste runde, beste runde, bestzeit, schnellste,
        beste zeit, schn runde, beste rd, rundenzeit, schnellste rd, schnellste zeit, bestrunde,
        beste rundenzeit, schnellste rundenzeit, beste, schn rd, schnellste runde zeit, miglior
        giro, giro veloce, giro piu veloce, miglior tempo, mig giro, best giro, tempo giro, miglior
        t, migliore, tempo migliore, giro migliore, tempo sul giro, mejor vuelta, vuelta rapida,
        mejor tiempo, v rapida, mejor v, vta rapida, mejor vta, vuelta mas rapida, mejor t, tiempo
        vuelta, tiempo por vuelta, mejor
        """,
    "grid_time": """
        qualifying time, qual time, quali time, qualy time, q time, pole time, grid time, temps qualif,
        temps de qualification, tps qualif, qualifyingzeit, qualizeit, trainingszeit, tempo qualifica,
        tiempo de clasificacion
        """,
    "best_lap_number": """
        best lap no, fast lap#, fastest lap#, best lap#, fastest lap lap, best lap num, best lap
        number, on lap, in lap, best in lap, fl lapnum, lap no,
        best lap nr, fastest lap no, fastest on lap, best on lap, on, lap number, fl lap, fast lap
        no, at lap, lap of best, best lap on, lap num, fl on lap, fastest lap number, fastest on,
        best on, bl on, fl no, on l, au, au tour, dans le tour, no tour, tour no, num tour, numero du
        tour, meilleur tour no, no de tour, au t, in runde, in rd, rd nr, runde nr, in der runde,
        schnellste in runde, beste in runde, i rd, rundennummer, schnellste runde nr, al giro, nel giro, n
        giro, giro n, miglior giro n, al g, al, en, en vuelta, vuelta no, n vuelta, no vuelta, en la vuelta,
        num vuelta, en v, en vta
        """,
    "speed": """
        kph, mph, km h, kmh, speed, avg, average, avg speed, average speed, av speed, av km h, avg
        km h, avg kph, avg mph, avg s, avg sp, mean speed, ave, ave speed, race speed, avg speed km
        h, avg speed kph, avg speed mph, m h, km hr, mi h, moyenne, moy, vitesse, vit moy, moy km h,
        vitesse moyenne, moyenne km h, schnitt, o km h, durchschnitt, o, o kmh, geschwindigkeit, km
        std, schnitt km h, media, vel media, velocita, media km h, velocita media, vel, velocidad,
        vel media km h, velocidad media, promedio, prom
        """,
    "best_speed": """
        best speed, fl kph, fl mph, best kph, best mph, best lap kph, best lap mph, fastest lap kph,
        fl km h, best lap km h, fl speed, best lap speed, top speed, max speed, vmax, best km h,
        fastest lap speed, best s, best avg, fl avg, vitesse max, schnellste schnitt,
        hochstgeschwindigkeit, velocita massima, velocidad maxima
        """,
    "status": """
        status, state, classified status, running reason out, running status, result status,
        car status, statut, etat,
        zustand, stato, estado,
        situation, condition, finish status, outcome, reason out, reason for retirement
        """,
    "note": """
        note, notes, remark, remarks, comment, comments, info, observation, observations, penalty,
        penalties, pen, additional, remarque, remarques, commentaire, penalite, penalites, obs,
        bemerkung, bemerkungen, anmerkung, anmerkungen, strafe, strafen, hinweis, kommentar, nota,
        penalita, osservazioni, observaciones, comentarios, penalizacion, penalizaciones, sancion,
        notas, cause, reason, motif, grund, causa, motivo, penalty time, time penalty, strafzeit,
        strafzeiten, penalites temps
        """,
    "points": """
        points, pts, pt, total points, point, points total, tot pts, total pts, pts total, champ
        points, championship points, overall points, net points, punkte, pkt, pkte, gesamtpunkte,
        punkte gesamt, summe, punti, punteggio, punti totali, tot punti, puntos, ptos, puntos
        totales, total puntos, points totaux, total des points, pnt, puntuacion, total de puntos
        """,
    "grid_position": """
        grid, grid pos, grid position, start pos, start position, starting position, started, start,
        grid no, starting grid, start grid, sp, qual pos, qualifying position, grille, place sur la
        grille, position de depart, position grille, depart, startplatz, startposition, startpos,
        startaufstellung, griglia, posizione in griglia, pos griglia, pos partenza, parrilla,
        posicion de salida, salida, pos parrilla
        """,
    "hometown": """
        hometown, home town, home, town, city, residence, ville, domicile, wohnort, ort, heimatort,
        citta, residenza, ciudad, poblacion, localidad, home town state, from, provenance
        """,
    "licence": """
        license, licence, lic, licence no, license no, lizenz, licenza, licencia, lizenznummer, no
        licence, lic no
        """,
    "grade": """
        grade, rating, driver rating, driver grade, driver category, fia rating, fia cat, cat
        pilote, fahrerkategorie, fia grade, driver status, categorisation, driver cat, driver class,
        drivers rating, drivers category, pilot category, crew rating, categorie pilote, categorie
        pilotes, categorie des pilotes, statut pilote, fahrer kategorie, fahrer klasse,
        fahrerklasse, fahrereinstufung, fahrer einstufung, status fahrer, fahrerstatus, categoria
        pilota, categoria piloti, categoria conduttore, categoria piloto, categoria pilotos,
        categoria conductor
        """,
    "tyres": """
        tyres, tyre, tires, tire, tyre make, tyre brand, tire brand, pneus, pneu, pneumatiques,
        reifen, reifenhersteller, gomme, pneumatici, neumaticos, tyre manufacturer
        """,
    "sponsor": "sponsor, sponsors, car name sponsor, sponsoren, parrain, patrocinador",
    "pit_stops": """
        pits, pit, stops, pit stops, pitstops, pit stop, pitstop, no of stops, arrets, arrets aux
        stands, nb arrets, boxenstopps, boxenstops, stopps, soste, pit stop no, paradas, stands, nb
        stops
        """,
    "other_time": """
        pit time, last lap time, dernier t, ultimo, letzte, total pit time, pit lane time, time in
        pit, time in pits, stop time, temps stands, temps arrets, standzeit, boxenzeit, tempo box,
        tiempo boxes, ideal, ideal lap, ideal time, tour ideal, ideale runde, giro ideale, vuelta
        ideal, last lap, last time, last laptime, dernier tour, letzte runde, ultimo giro, ultima
        vuelta, avg lap, average lap, avg lap time, average lap time, avg time, average time,
        theoretical best, 2nd best, second best, 2nd best lap, 2nd best time, 2nd best tm, gap
        class, class gap, gap in class, gap cl, gap cat, diff class, class diff, diff in class,
        interval class, class interval, behind in class, ecart classe, ecart cl, ecart categorie,
        ecart cat, ecart dans la classe, ruckstand klasse, abstand klasse, klassenabstand,
        klassenruckstand, distacco classe, distacco di classe, dist classe, dif clase, diferencia
        clase
        """,
    "time_of_day": """
        time of day, tod, day time, daytime, hour, clock, local time, tageszeit, uhrzeit, heure,
        heure du jour, ora, hora, tod best, best tod, schnellste tageszeit
        """,
    "time": "time, tm, temps, tps, chrono, zeit, tempo, tiempo, tpo, lap record",
    "lap": "lap, tour, runde, giro, vuelta, l, tr",
    "difference": "gap, diff, abst, gaps, gap diff, diff gap, dist, abstand",
    "percentage": "percent, %, pct, prozent, pourcentage, percentuale, 107%, porcentaje",
    "line": "line, row, index, idx, ligne, zeile, riga, linea, sort key, order",
}
