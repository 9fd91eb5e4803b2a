<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Corrects Qt's own Spanish where it reads oddly in Guatemala; lrelease makes qt_overrides_es.qm of it. -->
<TS version="2.1" language="es_GT" sourcelanguage="en">
<context>
  <name>QShortcut</name>
  <message>
    <source>Ctrl</source>
    <translation>Ctrl</translation>
  </message>
  <message>
    <source>Shift</source>
    <translation>Mayús</translation>
  </message>
  <message>
    <source>Return</source>
    <translation>Intro</translation>
  </message>
  <message>
    <source>Esc</source>
    <translation>Esc</translation>
  </message>
  <message>
    <source>Escape</source>
    <translation>Esc</translation>
  </message>
  <message>
    <source>Tab</source>
    <translation>Tab</translation>
  </message>
  <message>
    <source>Del</source>
    <translation>Supr</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Supr</translation>
  </message>
  <message>
    <source>Ins</source>
    <translation>Insert</translation>
  </message>
  <message>
    <source>Backspace</source>
    <translation>Retroceso</translation>
  </message>
  <message>
    <source>Page Up</source>
    <translation>Re Pág</translation>
  </message>
  <message>
    <source>Page Down</source>
    <translation>Av Pág</translation>
  </message>
  <message>
    <source>Left</source>
    <translation>←</translation>
  </message>
  <message>
    <source>Right</source>
    <translation>→</translation>
  </message>
  <message>
    <source>Up</source>
    <translation>↑</translation>
  </message>
  <message>
    <source>Down</source>
    <translation>↓</translation>
  </message>
  <message>
    <source>Print</source>
    <translation>Impr Pant</translation>
  </message>
</context>
<context>
  <name>QPlatformTheme</name>
  <message>
    <source>Reset</source>
    <translation>Restablecer</translation>
  </message>
  <message>
    <source>Abort</source>
    <translation>Detener</translation>
  </message>
  <message>
    <source>Restore Defaults</source>
    <translation>Volver a lo original</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>Files of type:</source>
    <translation>Archivos de tipo:</translation>
  </message>
  <message>
    <source>File &amp;name:</source>
    <translation>&amp;Nombre del archivo:</translation>
  </message>
  <message>
    <source>Directory:</source>
    <translation>Carpeta:</translation>
  </message>
  <message>
    <source>Directories</source>
    <translation>Carpetas</translation>
  </message>
  <message>
    <source>Show &amp;hidden files</source>
    <translation>Mostrar los archivos &amp;ocultos</translation>
  </message>
  <message>
    <source>%1 already exists.
Do you want to replace it?</source>
    <translation>El archivo «%1» ya existe.
¿Desea reemplazarlo?</translation>
  </message>
  <message>
    <source>All Files (*)</source>
    <translation>Todos los archivos (*)</translation>
  </message>
  <message>
    <source>Parent Directory</source>
    <translation>Carpeta superior</translation>
  </message>
  <message>
    <source>Find Directory</source>
    <translation>Buscar carpeta</translation>
  </message>
  <message>
    <source>Forward</source>
    <translation>Adelante</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>&amp;Look in:</source>
    <translation>&amp;Ver en:</translation>
  </message>
  <message>
    <source>Files of &amp;type:</source>
    <translation>Archivos de &amp;tipo:</translation>
  </message>
</context>
<context>
  <name>QAbstractFileIconProvider</name>
  <message>
    <source>Folder</source>
    <comment>All other platforms</comment>
    <translation>Carpeta</translation>
  </message>
  <message>
    <source>File Folder</source>
    <comment>Match Windows Explorer</comment>
    <translation>Carpeta</translation>
  </message>
  <message>
    <source>%1 File</source>
    <comment>%1 is a file name suffix, for example txt</comment>
    <translation>Archivo %1</translation>
  </message>
</context>
</TS>
