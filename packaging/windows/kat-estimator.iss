; The installer for Windows, made of dist\kat-estimator by Inno Setup 6: iscc packaging\windows\kat-estimator.iss
; Untried: there was no Windows to try it on. It installs for one user, without an administrator's rights.
#define Version "0.1.0"

[Setup]
AppId=KatEstimator
AppName=KAT Estimator
AppVersion={#Version}
AppPublisher=KAT Estimator authors
DefaultDirName={autopf}\KAT Estimator
DefaultGroupName=KAT Estimator
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible arm64
ArchitecturesInstallIn64BitMode=x64compatible arm64
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=kat-estimator-{#Version}-setup
ChangesAssociations=yes
UninstallDisplayIcon={app}\kat-estimator.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Files]
Source: "..\..\dist\kat-estimator\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\KAT Estimator"; Filename: "{app}\kat-estimator.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.kat"; ValueType: string; ValueData: "KatEstimator.case"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.kat"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.kat-estimator+json"
Root: HKA; Subkey: "Software\Classes\KatEstimator.case"; ValueType: string; ValueData: "KAT Estimator case"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\KatEstimator.case\DefaultIcon"; ValueType: string; ValueData: "{app}\kat-estimator.exe,0"
Root: HKA; Subkey: "Software\Classes\KatEstimator.case\shell\open\command"; ValueType: string; ValueData: """{app}\kat-estimator.exe"" ""%1"""
