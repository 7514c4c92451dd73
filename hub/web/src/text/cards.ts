// SPDX-License-Identifier: Apache-2.0
// Guest cards: what the page of the staff says, and what is printed for guests in their language.
export const cards = {
  title: 'Guest cards',
  intro:
    'A card leads to the page of a room, by its QR code and without an app. It is good until its guests leave or move: ' +
    'print it after check-in, and another one for the next guest.',
  floor: 'Floor',
  everyFloor: 'Every floor',
  make: (rooms: number) => (rooms === 1 ? 'Make a card' : `Make ${rooms} cards`),
  none: 'Nobody rents a room here.',
  replace: 'Cards that were printed before stop working',
  print: 'Print',
  onPaper: 'Eight cards a sheet, on A4 or Letter. Print without scaling.',
  made: (count: number) => (count === 1 ? 'One card is made' : `${count} cards are made`),
  once: 'The codes are shown this once: print now, or make them again.',
  insecure:
    'You see the console without TLS. Phones of guests will not open these cards: go to the hub’s https address first.',
  all: 'Cards of all rooms',
  forRoom: 'Guest card',
  back: 'Back to the room',
  end: 'End all cards of this room',
  ended: 'No card of this room works any more.',
};

interface Printed {
  room: string;
  invites: string;
  note: string;
}

/** A further language is one line, as in the guest page. */
export const PRINTED: Record<string, Printed> = {
  en: { room: 'Room', invites: 'Your room on your phone', note: 'Scan for temperature, light, service and more. No app needed.' },
  it: { room: 'Camera', invites: 'La camera sul suo telefono', note: 'Scansioni per temperatura, luce, servizio e altro. Senza app.' },
  de: { room: 'Zimmer', invites: 'Ihr Zimmer auf Ihrem Telefon', note: 'Scannen für Temperatur, Licht, Service und mehr. Ohne App.' },
  fr: { room: 'Chambre', invites: 'Votre chambre sur votre téléphone', note: 'Scannez pour température, lumière, service et plus. Sans application.' },
  es: { room: 'Habitación', invites: 'Su habitación en su teléfono', note: 'Escanee para temperatura, luz, servicio y más. Sin aplicación.' },
  zh: { room: '房间', invites: '用手机控制您的房间', note: '扫码调节温度、灯光，呼叫服务等。无需应用程序。' },
  ja: { room: 'お部屋', invites: 'スマートフォンでお部屋を操作', note: 'コードを読み取ると、温度・照明・サービスなどを設定できます。アプリは不要です。' },
  ar: { room: 'الغرفة', invites: 'غرفتك على هاتفك', note: 'امسح الرمز لضبط الحرارة والإضاءة والخدمة وغيرها. دون تطبيق.' },
};
