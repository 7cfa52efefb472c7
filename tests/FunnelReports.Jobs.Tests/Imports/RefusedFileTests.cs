using System.Text;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Imports;

/// <summary>A file that cannot be imported at all is refused in one line, before anything is written.</summary>
public class RefusedFileTests
{
    public static TheoryData<byte[], string> Files => new()
    {
        { [], "The file is empty. Its first line must name the columns." },
        { "\uFEFF \r\n\n"u8.ToArray(), "The file is empty. Its first line must name the columns." },
        { "PK\x03\x04 sheet"u8.ToArray(), "The file is a spreadsheet or a ZIP archive, not a CSV file. In Excel choose Save As, \"CSV UTF-8 (comma delimited)\"." },
        { [0x1F, 0x8B, 8], "The file is compressed by gzip. Unpack it first." },
        { [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("lead_id\nA\n")], "The file is in UTF-16. Save it as UTF-8, or say \"encoding\": \"utf-16\" in a map file." },
        { Encoding.Unicode.GetBytes("lead_id\nA\n"), "Line 1 holds a zero byte: the file is no text, or it is in UTF-16. Save it as CSV in UTF-8." },
        { [.. "lead_id,name\nA,x\nB,Ren"u8, 0xE9, .. "\nC,z\n"u8], "Line 3 is not valid UTF-8. Save the file as UTF-8, or say its encoding in a map file, for example \"encoding\": \"windows-1252\"." },
        { Encoding.UTF8.GetBytes("lead_id\n" + new string('x', 1_000_001)), "Line 2 is longer than 1,000,000 bytes: the file is no CSV file with a row on each line." },
        { "lead_id;name\nA;x\n"u8.ToArray(), "The header is a single column, \"lead_id;name\": its fields seem to be separated by \";\". Save the file with commas, or say \"delimiter\": \";\" in a map file." },
        { "name,email\nA,x\n"u8.ToArray(), "The header lacks the column \"lead_id\", which a leads file needs. It has: name, email. Rename the columns, or say with a map file which is which." },
        { "\"lead_id,name\nA,x\n"u8.ToArray(), "The header on line 1 cannot be read. A quote is opened on this line and not closed. Close it, or write a quote inside a field as \"\"." },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task It_is_refused_in_one_line_and_nothing_is_written(byte[] bytes, string message)
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        Assert.Equal("file.csv: " + message, await files.RefusalAsync(ImportKind.Leads, bytes));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_written_to_either_database(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        Assert.StartsWith("file.csv: The header lacks", await files.RefusalAsync(ImportKind.Spend, "a,b\n1,2\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_map_is_named()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        Assert.Equal(
            "map.json: \"dateOrder\" is one of ymd, dmy, mdy." + Environment.NewLine
            + "map.json: There is no stage \"winner\". Known: lead, mql, sql, opportunity, customer, rejected, recycled, lost.",
            (await files.RefusalAsync(ImportKind.Leads, "id,d\n", """{"key":"id","dateOrder":"x","stages":{"winner":"d"}}"""))
                .Replace(files.Folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var missing = files.Folder.At("missing.csv");
        var error = await Assert.ThrowsAsync<ImportException>(() => files.RunFileAsync(ImportKind.Leads, missing));
        Assert.Equal($"{missing}: There is no file {missing}.", error.Message);
    }

    [Fact]
    public async Task A_place_for_refused_rows_that_cannot_be_written_is_found_out_first()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var request = new ImportRequest(ImportKind.Leads, files.Folder.Write("file.csv", "lead_id\nA\n")) { ErrorsFile = files.Folder.At("no", "such", "errors.csv") };
        var error = await Assert.ThrowsAsync<ImportException>(() => new ImportAndFold(files.Database, files.Clock).RunAsync(request, default));
        Assert.Contains("nothing can be written there", error.Message, StringComparison.Ordinal);
        Assert.Empty(await files.RowsAsync("SELECT * FROM import_run"));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    public async Task Another_encoding_is_read_when_the_map_says_so(string name)
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        var file = files.Folder.At("file.csv");
        await File.WriteAllTextAsync(file, "lead_id;name\nA;Renée\n", encoding);
        await files.RunFileAsync(ImportKind.Leads, file, $$"""{"encoding":"{{name}}","delimiter":";"}""");
        Assert.Equal(["Renée"], await files.RowsAsync("SELECT name FROM lead"));
    }
}
